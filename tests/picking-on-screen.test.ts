/** At 組み合わせる the room reads on the projector screen what the facilitator picks. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type {
	Board,
	CombinationId,
	GroupId,
	Kind,
	Member,
	Note,
	NoteId,
	WallFocus
} from '#lib/board/model.ts';
import { stillWall } from '#lib/board/wall.ts';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';

const agenda = agendaFrom('sasaeai_90');
const aNote = (number: number, kind: Kind, text: string): Note => ({
	...emptyNote,
	id: `note-${number}` as NoteId,
	number,
	kind,
	text
});
const rice = aNote(203, 'komatta', '坂の上まで お米を 運べない');
const van = aNote(207, 'mottainai', '昼間 あいている 送迎車');
const group = { ...emptyGroup, id: 'places' as GroupId, title: 'あいている 場所', number: 4, notes: [van] };
const board: Board = {
	...emptyBoard,
	phase: 'open',
	door: true,
	agenda,
	position: agenda.findIndex(({ step }) => step === 'combine'),
	notes: [rice, van],
	groups: [group],
	ungrouped: [rice]
};
const idea = (id: string, words: string) => ({
	...emptyCombination,
	id: id as CombinationId,
	idea: words,
	komatta: [rice],
	mottainai: [van]
});

/** Words only, as the room reads them. */
function read(focus: WallFocus | null, change: Partial<Board> = {}): string {
	const props = {
		board: { ...board, ...change, wall: { ...stillWall, focus } },
		address: 'yoriai.example',
		code: '4827 1906',
		link: 'https://yoriai.example/join#t',
		startsAt: '10:00',
		next: '',
		now: () => 0
	};
	const { body } = render(ScreenStep, { props });
	return body.replace(/<!--.*?-->|<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ');
}
const picking = (...members: Member[]): WallFocus => ({ type: 'picking', members });
const noteMember = ({ id }: Note): Member => ({ type: 'note', id });

test('while nothing is picked both kinds are read with their numbers, although groups lie there', () => {
	for (const text of [read(null), read(picking(), { combinations: [idea('a', '車で まわれば')] })]) {
		expect(text).toContain('どれと どれを 組み合わせますか');
		expect(text.indexOf(rice.text)).toBeGreaterThan(text.indexOf('203'));
		expect(text.indexOf(van.text)).toBeGreaterThan(text.indexOf('207'));
		expect(text.indexOf(rice.text), '困 is left').toBeLessThan(text.indexOf(van.text));
		expect(text).not.toContain('車で まわれば');
	}
});

test('of one picked note the other side is asked for, and the idea of two', () => {
	const one = read(picking(noteMember(van)));
	expect(one).toContain(van.text);
	expect(one).not.toContain(rice.text);
	expect(one).toContain('何番の 紙？');
	const two = read(picking(noteMember(van), noteMember(rice)), {
		combinations: [idea('a', '車で まわれば')]
	});
	expect(two.indexOf(rice.text)).toBeLessThan(two.indexOf(van.text));
	expect(two).not.toContain('何番の 紙？');
	expect(two).toContain('どう すれば？');
	expect(two, 'the number it will have').toContain('案2');
	expect(two).not.toContain('車で まわれば');
});

test('a whole group is picked by its title', () => {
	const text = read(picking(noteMember(rice), { type: 'group', id: group.id }));
	expect(text).toContain(group.title);
	expect(text).not.toContain(van.text);
});

test('many and long notes lose no word on the first page, and the empty idea stands there too', () => {
	const long = Array.from({ length: 3 }, (_, i) => aNote(230 + i, 'komatta', 'い'.repeat(60)));
	const text = read(picking(...long.map(noteMember), noteMember(van)), { notes: [...long, van] });
	expect(text).toContain(long[0]!.text);
	expect(text, 'it is picked, although it lies on another page').not.toContain('何番の 紙？');
	expect(text).toContain('どう すれば？');
});

test('the newest idea stays, and another one is called up', () => {
	const combinations = [idea('first', '車で まわれば'), idea('second', '昼に 乗りあえば')];
	expect(read(null, { combinations })).toContain('昼に 乗りあえば');
	const called = read({ type: 'combination', id: 'first' as CombinationId }, { combinations });
	expect(called).toContain('案1');
	expect(called).toContain('車で まわれば');
	expect(called).not.toContain('昼に 乗りあえば');
});
