import { expect, test } from 'vitest';
import { marksIn } from '#lib/board/text/personal-information.ts';
import { groupsEach, inventMeeting, notesEach } from '../drizzle/seed/years/past-meeting.ts';
import { seededRandom } from '../drizzle/seed/years/random.ts';

const wanted = { area: '葉月台', daysAgo: 800, actions: 16 };

test('the same city is invented each time, so that what is measured on it can be compared', () => {
	expect(inventMeeting(wanted, seededRandom(8))).toEqual(inventMeeting(wanted, seededRandom(8)));
	expect(inventMeeting(wanted, seededRandom(8))).not.toEqual(inventMeeting(wanted, seededRandom(9)));
});

test('what is invented fits together, and nothing of it would be held (あずかり)', () => {
	const past = inventMeeting(wanted, seededRandom(8));
	expect(past.notes).toHaveLength(notesEach);
	expect(past.groups).toHaveLength(groupsEach);
	expect(past.actions).toHaveLength(16);
	const filed = past.groups.flatMap(({ notes }) => notes);
	expect(new Set(filed).size).toBe(filed.length);
	for (const i of filed) expect(past.notes[i]).toBeDefined();
	for (const { combination } of past.actions) expect(past.combinations[combination ?? 0]).toBeDefined();
	for (const [, text] of past.notes) expect([text, marksIn(text)]).toEqual([text, []]);
});
