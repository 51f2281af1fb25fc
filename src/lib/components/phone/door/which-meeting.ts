import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const answered = v.object({
	meeting: v.nullable(
		v.object({
			council: v.string(),
			number: v.number(),
			cancelled: v.optional(v.string()),
			plannedFor: v.optional(v.string(), '')
		})
	)
});

export interface WhichMeeting {
	readonly name: string;
	/** 中止: the sentence for those who come. Null: it is on. */
	readonly cancelled: string | null;
	/** 中止: the day and hour that it was planned for. */
	readonly plannedFor: string;
}

const nothing: WhichMeeting = { name: '', cancelled: null, plannedFor: '' };

/** What a scanned QR leads into, by name. An empty one: nobody says so, and one goes in all the same. */
export async function whichMeeting(token: string): Promise<WhichMeeting> {
	try {
		const answer = await fetch('/join/name', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token })
		});
		const { meeting } = v.parse(answered, await answer.json());
		if (!meeting) return nothing;
		const { cancelled = null, plannedFor } = meeting;
		return { name: m.board_title(meeting), cancelled, plannedFor };
	} catch {
		return nothing; // no network: 会議に 入る will say so
	}
}
