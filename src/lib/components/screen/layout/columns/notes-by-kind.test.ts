import { expect, test } from 'vitest';
import type { Kind, Note, NoteId } from '#lib/board/model.ts';
import { emptyNote } from '#lib/board/empty.ts';
import { maxText } from '#lib/board/text/text.ts';
import { isHeading, notesByKind, type NotesByKind } from './notes-by-kind.ts';

const wide = { room: 1824, height: 728, narrow: false, headings: true };
const narrow = { ...wide, room: 1344, narrow: true };

const note = (number: number, kind: Kind, text: string): Note => ({
	...emptyNote,
	id: `note-${number}` as NoteId,
	kind,
	number,
	text
});

/** As people write on phones: 10 to 40 letters, most of them 12 to 18. */
const written = [
	'坂の上までお米を運べない',
	'雪の日、ごみ置き場まで歩けない',
	'バスが一日三本になった',
	'電球が切れても替えられない',
	'古紙をしばって出せない',
	'夏休みの昼ごはんが心配',
	'薬だけ取りに行くのがつらい',
	'避難所まで歩けるか不安。夜の放送も聞こえない',
	'雨の日に遊ぶところがない',
	'柿が落ちて近所にわるい',
	'スマホの手つづきが分からない',
	'街灯が切れたままで夜が暗い',
	'昼間に話す人がいない',
	'草刈りをたのめる人がいない。前はとなりの組といっしょにしていた。みんな年をとった',
	'施設の送迎の車が昼はあいている',
	'集会所の土間が平日はあいている',
	'畑でとれすぎた野菜がある',
	'除雪機が一台ねむっている',
	'家庭科室を休みの日につかえる',
	'高校生がスマホを教えるのが得意',
	'毎朝 犬と川ぞいを歩いている',
	'竹の細工を子どもに教えたい',
	'町会の軽トラックが空いている'
];
const mixed = (count: number) =>
	Array.from({ length: count }, (_, i) =>
		note(201 + i, (i * 7) % 16 < 9 ? 'komatta' : 'mottainai', written[(i * 5) % written.length]!)
	);
const shown = ({ pages }: NotesByKind) => pages.flat(2);
const numbers = (laid: NotesByKind) =>
	shown(laid).flatMap((item) => (isHeading(item) ? [] : [item.note.number]));

test('145 notes of usual length are on ten pages at 16 : 9, each once', () => {
	const notes = mixed(145);
	const lengths = notes.map(({ text }) => text.length);
	expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([10, 40]);
	const laid = notesByKind(notes, wide);
	expect(laid.pages.length).toBeLessThanOrEqual(10);
	expect(numbers(laid).sort((a, b) => a - b)).toEqual(notes.map(({ number }) => number));
});

test('145 notes of 25 letters on average are on eleven pages at 16 : 9, which is what 48 px leave room for', () => {
	const notes = mixed(145).map((each, i) => ({ ...each, text: '坂'.repeat(10 + ((i * 11) % 31)) }));
	const letters = notes.reduce((sum, { text }) => sum + text.length, 0);
	expect(Math.round(letters / notes.length)).toBe(25);
	expect(notesByKind(notes, wide).pages.length).toBeLessThanOrEqual(11);
});

test('困っている stands first and then もったいない, each under its heading with its count', () => {
	const notes = mixed(60);
	const order = shown(notesByKind(notes, wide)).map((item) =>
		isHeading(item) ? `${item.kind} ${item.count}` : item.note.kind
	);
	const count = (kind: Kind) => notes.filter((each) => each.kind === kind).length;
	const of = (kind: Kind) => [`${kind} ${count(kind)}`, ...Array.from({ length: count(kind) }, () => kind)];
	expect(order).toEqual([...of('komatta'), ...of('mottainai')]);
});

test('four notes of a kind stand two and two beside each other, not three and one', () => {
	const four = written.slice(0, 4).map((text, i) => note(201 + i, 'komatta', text));
	const [page = []] = notesByKind(four, wide).pages;
	expect(page.map((column) => column.filter((item) => !isHeading(item)).length)).toEqual([2, 2]);
	expect(notesByKind(four.slice(0, 1), wide).columns).toBe(1);
});

test('a kind that nobody wrote has no heading', () => {
	const laid = notesByKind([note(201, 'mottainai', '畑が 半分 あいている')], wide);
	expect(shown(laid)).toMatchObject([{ kind: 'mottainai', count: 1 }, { note: { number: 201 } }]);
});

test('as long as pages are few, notes keep their distance; many stand closer together', () => {
	expect(notesByKind(mixed(30), wide).density).toBe('calm');
	expect(notesByKind(mixed(145), wide).density).toBe('dense');
});

test('the longest note there may be goes on in further parts, in order and whole', () => {
	const text = 'あ'.repeat(maxText);
	const notes = [note(201, 'komatta', '坂が つらい'), note(202, 'komatta', text), note(203, 'komatta', '雪')];
	for (const place of [wide, narrow, { ...wide, height: 600, headings: false }]) {
		const parts = shown(notesByKind(notes, place)).flatMap((item) =>
			!isHeading(item) && item.note.number === 202 ? [item.text] : []
		);
		expect(parts.length).toBeGreaterThan(1);
		expect(parts.join('')).toBe(text);
	}
});

test('without headings the notes are one list, 困っている first', () => {
	const laid = notesByKind(mixed(9), { ...wide, headings: false });
	expect(shown(laid).some(isHeading)).toBe(false);
	expect(numbers(laid)).toHaveLength(9);
});
