import { expect, test } from 'vitest';
import { repeatsOf } from '#lib/board/erase/quotes.ts';
import type { BoardAction, Combination, Group, Kind, Note } from '../board/model.ts';
import { actionBlock, combinationBlock, groupBlocks, noteLine } from './blocks.ts';
import { paragraph, type Content } from './content.ts';
import { linesOfErasedNote, signMark, type IsGone } from './lines-of-erased-note.ts';

const note = (text: string, more: Partial<Note> = {}): Note =>
	({
		...({
			id: 'n',
			kind: 'komatta',
			number: 203,
			supportPhones: 0,
			supportHands: 0,
			carried: false
		} as const),
		text,
		...more
	}) as Note;
const erased = ({ number, text }: Note, isAlone = true) =>
	linesOfErasedNote({ number, text, repeats: isAlone ? repeatsOf([text]) : null });
const inWords = ({ type, text = '', content = [] }: Content): string =>
	type === 'sign' ? signMark : content.length > 0 ? content.map(inWords).join('') : text;
const says = (isGone: IsGone, line: Content) =>
	isGone({ text: inWords(line), isHeading: line.type === 'heading' });

const short = ['米', '雪', 'ゴミ', '腰痛い', '💧', '（孤独）'];
const cut = [
	'夜中に（徘徊）',
	'三丁目・角の家',
	'買い物＋通院',
	'（徘徊）が ある',
	'薬・食事・トイレ（三つ）',
	'だれが：わからない',
	'１・２・３',
	'5',
	'203',
	'「米」・（水）',
	'庭の\n草・木',
	'a+b*c?[x]\\d$^|{1}',
	'坂がきつい（とても'
];

test.each(
	[...short, ...cut].flatMap(
		(text) =>
			[
				[text, 0],
				[text, 12]
			] as [string, number][]
	)
)('[E3] the line that the draft wrote of 「%s」 with %i わたしも goes', (text, supportPhones) => {
	for (const kind of ['komatta', 'mottainai'] satisfies Kind[]) {
		const its = note(text, { kind, supportPhones });
		expect(says(erased(its), paragraph(...noteLine(its)))).toBe(true);
		expect(says(erased(its, false), paragraph(...noteLine(its)))).toBe(true);
		const other = note(text, { kind, number: 1203 });
		expect(says(erased(its, false), paragraph(...noteLine(other)))).toBe(false);
		expect(says(erased(its, false), paragraph(...noteLine({ ...other, number: 2 })))).toBe(false);
	}
});

test.each([...short, ...cut])('[E3] a 組み合わせ that has 「%s」 on either side loses its line', (text) => {
	const its = note(text);
	const others = [
		note('道が 暗い', { number: 201 }),
		note('車が ある', { number: 204, kind: 'mottainai' })
	] as const;
	const base = {
		idea: '',
		cautions: [],
		groups: [],
		votes: 0,
		hands: 0,
		stickers: 0
	} as unknown as Combination;
	const sides = [
		{ komatta: [its], mottainai: [] },
		{ komatta: [others[0], its], mottainai: [others[1]] },
		{ komatta: [its, others[0]], mottainai: [others[1]] },
		{ komatta: [others[0]], mottainai: [others[1], { ...its, kind: 'mottainai' }] }
	] as Pick<Combination, 'komatta' | 'mottainai'>[];
	for (const side of sides) {
		const [line] = combinationBlock({ ...base, ...side }).content ?? [];
		expect(says(erased(its, false), line!)).toBe(true);
	}
	const [without] = combinationBlock({ ...base, komatta: [others[0]], mottainai: [others[1]] }).content ?? [];
	expect(says(erased(its), without!)).toBe(false);
});

test.each(cut.filter((text) => Array.from(text.replace(/\s/g, '')).length >= 4))(
	'[E3] a title, a 別名, and the words of a やること that say 「%s」 and nothing else go with it',
	(text) => {
		const isGone = erased(note(text));
		const group = (title: string, aliases: string[]) =>
			groupBlocks({ title, aliases, notes: [] } as unknown as Group)[0]!;
		expect(says(isGone, group(text, []))).toBe(true);
		expect(says(isGone, group(text, ['坂の 上', 'バス']))).toBe(true);
		expect(says(isGone, group('坂の 上', ['バス', text, '雪']))).toBe(true);
		expect(says(isGone, group('坂の 上', ['バス']))).toBe(false);
		const action = { what: '見にいく', firstStep: '', owner: '', helpers: '', due: { kind: 'next_meeting' } };
		const lines = (more: object) =>
			actionBlock({ result: 'do', ...action, ...more } as unknown as BoardAction).content!;
		expect(lines({ what: text }).map((line) => says(isGone, line))).toEqual([true, false, false]);
		expect(lines({ what: text, result: 'ask' }).map((line) => says(isGone, line))).toEqual([
			true,
			false,
			false
		]);
		expect(lines({ firstStep: text }).map((line) => says(isGone, line))).toEqual([false, false, true]);
		expect(lines({}).map((line) => says(isGone, line))).toEqual([false, false, false]);
	}
);

test('[E3] behind its sign and number a line is the note’s also when its words were changed since', () => {
	const line = paragraph(...noteLine(note('腰が いたくて 歩けない')));
	expect(says(erased(note('腰痛い')), line)).toBe(true);
	expect(says(erased(note('腰痛い')), paragraph('困203　 腰 痛い と いう 紙'))).toBe(true);
});

test('[E3] what people said in words of their own stays: shorter than eight letters it goes only alone', () => {
	const isGone = (text: string, line: string) => says(erased(note(text)), paragraph(line));
	expect(isGone('腰痛い', '腰痛い')).toBe(false);
	expect(isGone('腰痛い', '腰痛い人が 多かった')).toBe(false);
	expect(isGone('バスがない', 'バスが ない')).toBe(true);
	expect(isGone('バスがない', '駅まで バスが ない 夜')).toBe(false);
	expect(isGone('バスがない', '「バスがない」と いう声')).toBe(false);
	expect(isGone('夜の バスが もう ない', 'みんなが「夜の バスが もう ない」と 言った')).toBe(true);
	expect(isGone('米', '203人が 米を 買う')).toBe(false);
	expect(isGone('5', '1・5・9')).toBe(false);
});
