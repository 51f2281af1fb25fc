import { expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { Answer } from '#lib/wire/frames.ts';
import { stopPhone } from './stop-phone.ts';

const note = 'a-note' as NoteId;

async function pressed(clear: boolean, answer: object) {
	const [asked, said]: [Ask[], string[]] = [[], []];
	const desk = {
		answer: (ask: Ask) =>
			Promise.resolve((asked.push(ask), { id: '', seq: 1, result: {}, ...answer }) as Answer),
		say: (text: string) => void said.push(text)
	};
	await stopPhone(desk, note, clear);
	return { asked, said };
}

test('[P7] who stops a phone and ticks nothing clears nothing', async () => {
	const { asked, said } = await pressed(false, { ok: true });
	expect(asked).toEqual([{ type: 'author.stop', note }]);
	expect(said).toEqual(['このスマホの 投稿を 止めました']);
});

test('[P7] who clears with it is told how many went to the trash, or that they were too few', async () => {
	const many = await pressed(true, { ok: true, result: { trashed: 60 } });
	expect(many.asked).toEqual([{ type: 'author.stop', note, clear: true }]);
	expect(many.said[0]).toContain('60枚');
	const few = await pressed(true, { ok: true, result: { trashed: 0 } });
	expect(few.said[0]).toContain('20枚より 少ない');
});

test('a press that was refused is said where the done would be', async () => {
	const { said } = await pressed(true, { ok: false, refusal: 'not_from_a_phone' });
	expect(said).toEqual(['この紙は スマホから 出たものでは ありません。']);
});
