import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const answered = v.object({
	meeting: v.nullable(
		v.object({
			council: v.string(),
			number: v.number(),
			cancelled: v.optional(v.string()),
			plannedFor: v.optional(v.string(), ''),
			contact: v.optional(v.object({ office: v.string(), phone: v.string() }))
		})
	)
});

export interface WhichMeeting {
	readonly name: string;
	/** The message for guests (中止); null if it takes place. */
	readonly cancelled: string | null;
	readonly plannedFor: string;
	/** Whom to ask for 訂正・削除 (CO-4). */
	readonly contact: { readonly office: string; readonly phone: string } | null;
}

const nothing: WhichMeeting = { name: '', cancelled: null, plannedFor: '', contact: null };

/** If the request fails, the name is empty and the guest can still join. */
export async function whichMeeting(token: string): Promise<WhichMeeting> {
	try {
		const answer = await fetch('/join/name', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token })
		});
		const { meeting } = v.parse(answered, await answer.json());
		if (!meeting) return nothing;
		const { cancelled = null, plannedFor, contact = null } = meeting;
		return { name: m.board_title(meeting), cancelled, plannedFor, contact };
	} catch {
		return nothing; // offline; pressing 会議に 入る reports it
	}
}
