import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { Kind, Note, Phase } from '#lib/board/model.ts';
import { samplesArriving } from '#lib/words/sample-notes.ts';
import { nextArrival } from './next-arrival.ts';

const agenda = agendaFrom('sasaeai_90');
const placeOf = (kind: Kind) => agenda.findIndex((item) => item.step === 'write' && item.kind === kind);
const at = (position: number, phase: Phase = 'open') => ({ phase, agenda, position, notes: [] as Note[] });
const wordsOf = (kind: Kind) =>
	samplesArriving.filter((each) => each.kind === kind).map(({ words }) => words());

test('while a kind is written its sample notes arrive, each once, and then no more', () => {
	for (const kind of ['komatta', 'mottainai'] as const) {
		const posted: string[] = [];
		for (let i = 0; i < 10; i += 1) {
			const next = nextArrival(at(placeOf(kind)), [], posted);
			if (!next) break;
			expect(next.kind).toBe(kind);
			posted.push(next.text);
		}
		expect(posted).toEqual(wordsOf(kind));
		expect(posted).toHaveLength(3);
	}
});

test('one that is there already, hidden or shown, does not come again', () => {
	const [first, second, third] = wordsOf('komatta');
	const shown = [{ text: second }] as Note[];
	const board = { ...at(placeOf('komatta')), notes: shown };
	expect(nextArrival(board, [{ text: first! }], [])?.text).toBe(third);
	expect(nextArrival(board, [{ text: first! }], [third!])).toBeNull();
});

test('where both kinds are written at once, both arrive', () => {
	const both = { ...at(0), agenda: [{ step: 'write', title: '書く', minutes: 5, kind: null } as const] };
	expect(nextArrival(both, [], wordsOf('komatta'))?.kind).toBe('mottainai');
});

test('none arrives at another step, before the door is opened or after 閉会', () => {
	for (const [position, { step }] of agenda.entries())
		if (step !== 'write') expect([step, nextArrival(at(position), [], [])]).toEqual([step, null]);
	for (const phase of ['draft', 'wrapup', 'closed'] as const)
		expect(nextArrival(at(placeOf('komatta'), phase), [], [])).toBeNull();
});
