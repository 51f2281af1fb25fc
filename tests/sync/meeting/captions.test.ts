import { expect, test } from 'vitest';
import { documentOf } from '../../../server/live/log/compaction.ts';
import { people, shelf, type People } from '../people.ts';

const said = 'いま、雪の日の ごみ出しの 話です';

const write = ({ room, staff }: People, words: string | null) =>
	staff.ask(room, { type: 'captions.set', words });

/** Everything that is kept of the meeting: the log, as bytes and as a document, and all rows. */
function stored(all: People): string {
	const { updates, ...rows } = shelf(all);
	const raw = updates.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
	const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value.values()] : value);
	return JSON.stringify([documentOf(updates.map(({ bytes }) => bytes)).toJSON(), raw, rows], plain);
}

test('[AC-12] what is written along stands on the wall line by line, until the band is taken away', async () => {
	const all = await people();
	expect(all.screen.board.captions).toBeNull();
	await write(all, said);
	expect(all.screen.board.captions).toBe(said);
	await write(all, 'つぎの 人が 話します');
	expect(all.screen.board.captions).toBe('つぎの 人が 話します');
	await write(all, null);
	expect(all.screen.board.captions).toBeNull();
});

test('[AC-12] a line is as long as two lines of the wall, and phones write none', async () => {
	const all = await people();
	const { room, ann } = all;
	expect(await write(all, 'あ'.repeat(50))).toMatchObject({ ok: true });
	expect(await write(all, 'あ'.repeat(51))).toMatchObject({ ok: false, refusal: 'text_too_long' });
	expect(await ann.ask(room, { type: 'captions.set', words: said })).toMatchObject({
		ok: false,
		refusal: 'facilitator_only'
	});
});

test.each(['step.go', 'meeting.close', 'captions.set'] as const)(
	'[AC-12] nothing of it is kept after %s, also of lines before the last',
	async (type) => {
		const all = await people();
		const { room, staff } = all;
		await write(all, said);
		await write(all, 'つぎの 人が 話します');
		expect(stored(all)).toContain(said);
		const asks = {
			'step.go': { type: 'step.go', position: 2 },
			'meeting.close': { type: 'meeting.close' },
			'captions.set': { type: 'captions.set', words: null }
		} as const;
		expect(await staff.ask(room, asks[type])).toMatchObject({ ok: true });
		expect(stored(all)).not.toMatch(/雪の日の|つぎの 人が/);
		expect(all.screen.board.captions, 'the band stays for the next step').toBe(
			type === 'step.go' ? '' : null
		);
	}
);

test('[AC-12] a plan without the current step leaves it: its lines are forgotten, and the wall begins anew', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	await staff.ask(room, { type: 'step.go', position: 2 });
	await write(all, said);
	await staff.ask(room, { type: 'wall.set', page: 3 });
	const { theme, rules, confidentiality, reveal, stickers, agenda } = screen.board;
	const plan = { type: 'meeting.plan', theme, rules, confidentiality, reveal, stickers } as const;

	const longer = agenda.map((item) => ({ ...item, minutes: item.minutes + 1 }));
	expect(await staff.ask(room, { ...plan, agenda: longer })).toMatchObject({ ok: true });
	expect(screen.board).toMatchObject({ captions: said, wall: { page: 3 } });
	expect(await staff.ask(room, { ...plan, agenda: longer.toSpliced(2, 1) })).toMatchObject({ ok: true });
	expect(screen.board).toMatchObject({ position: 2, captions: '', wall: { page: 0 } });
	expect(stored(all)).not.toContain(said);
});
