import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const answered = v.object({
	meeting: v.nullable(v.object({ council: v.string(), number: v.number() }))
});

/** What a scanned QR leads into, by name. Empty: nobody says so, and one goes in all the same. */
export async function whichMeeting(token: string): Promise<string> {
	try {
		const answer = await fetch('/join/name', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token })
		});
		const { meeting } = v.parse(answered, await answer.json());
		return meeting ? m.board_title(meeting) : '';
	} catch {
		return ''; // no network: 会議に 入る will say so
	}
}
