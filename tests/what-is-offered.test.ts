/** A way in that is closed, or a press that the server would refuse, must not be offered. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Board, GroupId, NoteId, NoteState } from '#lib/board/model.ts';
import NoteEdit from '#lib/components/facilitator/board/NoteEdit.svelte';
import { Drafts } from '#lib/components/facilitator/desk/drafts.ts';
import FacilitatorBar from '#lib/components/facilitator/FacilitatorBar.svelte';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import type { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import { TypedNotes } from '#lib/components/facilitator/desk/typed-notes.svelte.ts';
import EntryView from '#lib/components/facilitator/EntryView.svelte';
import type { DeskTools } from '#lib/components/facilitator/desk/desk-tools.ts';
import type { OwnNote } from '#lib/components/phone/own/own-note.ts';
import OwnNoteSheet from '#lib/components/phone/own/OwnNoteSheet.svelte';
import EveryonesNotes from '#lib/components/phone/later/EveryonesNotes.svelte';
import SupportRow from '#lib/components/phone/later/SupportRow.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import { m } from '#lib/messages/compiled/messages.js';
import { closeCodes } from '#lib/wire/frames.ts';
import CouncilList from '../src/routes/councils/CouncilList.svelte';
import { someDrafts } from '../src/routes/gallery/invented/desk.ts';
import { StillBoard, type Told } from '../src/routes/gallery/invented/still-board.ts';
import { aStorage } from './fixtures/browser.ts';
import { phoneWith } from './support/board/phone-with.ts';

const code = '4827 1906';

function onWall(change: Partial<Board>): string {
	const board: Board = {
		...emptyBoard,
		agenda: agendaFrom('sasaeai_90'),
		phase: 'open',
		door: true,
		...change
	};
	const about = { address: 'yoriai.example', code, link: 'https://yoriai.example/join#t' };
	return render(ScreenStep, { props: { board, ...about, startsAt: '10:00', next: '', now: () => 0 } }).body;
}

test('the wall shows a way in while the door is open, and none that would let nobody in', () => {
	expect(onWall({})).toContain(code);
	for (const shut of [
		{ door: false },
		{ phase: 'wrapup' },
		{ phase: 'closed' },
		{ door: false, position: 2 }
	] as const)
		expect(onWall(shut), JSON.stringify(shut)).not.toMatch(/4827|role="img"/);
});

test('who has used all five わたしも can take each of them back, and press no sixth', () => {
	const about = { note: { ...emptyNote, text: '坂が つらい' }, count: 1, mine: false, sending: false };
	const row = (on: boolean, full: boolean) =>
		render(SupportRow, { props: { ...about, on, full, onpress: () => undefined } }).body;
	expect(row(true, true)).toContain('aria-disabled="false"');
	expect(row(false, true)).toContain('aria-disabled="true"');
	expect(row(false, false)).toContain('aria-disabled="false"');
});

test('a phone that was stopped can be found in the bar, also when nothing of it is in あずかり', () => {
	const bar = (stopped: boolean, phase: Board['phase'] = 'open') => {
		const live = { status: 'online', isSaved: true, privateNotes: [], snapshots: [], stopped };
		const board = { ...emptyBoard, agenda: agendaFrom('sasaeai_90'), phase };
		const known = nothingKnown;
		const desk = { live, board, known, online: true, canUndo: false, canRedo: false } as unknown as Desk;
		const unseen = { late: 0, areInStep: false };
		const tools = { panels: { open: null }, unseen } as unknown as DeskTools;
		const about = {
			title: '葉月台',
			confidentiality: 'members',
			home: '/meetings/1',
			screen: '/screen'
		} as const;
		return render(FacilitatorBar, { props: { desk, tools, ...about } }).body;
	};
	expect(bar(true)).toContain(m.desk_stopped_badge());
	expect(bar(true, 'wrapup')).toContain(m.desk_stopped_badge());
	for (const none of [bar(false), bar(true, 'closed')]) expect(none).not.toContain(m.desk_stopped_badge());
});

test('[N14] the kind of an own note can be turned on the phone until the room has seen it, and while writing is not stopped', () => {
	const about = { heldBy: null, changeable: true, kind: 'komatta', text: '畑が あいている' } as const;
	const note: OwnNote = { ...about, key: 'A', id: 'n' as NoteId, progress: 'arrived', number: null };
	const pressed = { onedit: nothing, onturn: nothing, onwithdraw: nothing, onclose: nothing };
	const sheet = (more: object, change: Partial<OwnNote> = {}) =>
		render(OwnNoteSheet, { props: { ...pressed, note: { ...note, ...change }, ...more } }).body;
	const turn = m.common_turn_to({ kind: m.common_mottainai() });
	expect(sheet({})).toContain(turn);
	expect(sheet({}, { progress: 'held', heldBy: 'staff' })).toContain(turn);
	expect(sheet({}, { progress: 'shown', number: 203 })).not.toContain(turn);
	for (const barred of [{ stopped: true }, { paused: true }]) expect(sheet(barred)).not.toContain(turn);
});

test('[N14] staff are offered the kind of what they wrote down, a printed card too, until the room has seen it', () => {
	const about = { id: 'n' as NoteId, kind: 'komatta', text: '畑が あいている', postedBy: null } as const;
	const edit = (state: NoteState, number: number | null) => {
		const note = { ...about, state, heldBy: null, number, proxy: true };
		const sender = { online: true, ask: () => Promise.resolve(null) };
		const drafts = new Drafts('m', () => aStorage({}));
		return render(NoteEdit, { props: { note, sender, drafts, onclose: nothing } }).body;
	};
	const turn = m.common_turn_to({ kind: m.common_mottainai() });
	for (const unseen of [edit('waiting', null), edit('held', null), edit('waiting', 12)])
		expect(unseen).toContain(turn);
	expect(edit('held', 203)).not.toContain(turn);
});

test('[P15] with a 代筆のかぎ the page of 代筆 offers its field while the meeting is open, and no way to sign in', () => {
	const page = (told: Told, byKey: boolean) => {
		const about = { title: '葉月台', path: '/meetings/1/entry', byKey } as const;
		const kept = { drafts: someDrafts(), typed: new TypedNotes(null, '') };
		return render(EntryView, { props: { ...about, ...kept, live: new StillBoard(told) } }).body;
	};
	const draft: Told = { board: { ...emptyBoard, phase: 'draft' } };
	expect(page({}, true)).toContain(m.desk_scribe_read());
	expect(page(draft, false)).toContain(m.desk_scribe_read());
	expect(page(draft, true)).not.toContain(m.desk_scribe_read());
	const revoked: Told = { status: 'refused', refusedWith: closeCodes.signedOut };
	expect(page(revoked, false)).toContain('/sign-in');
	expect(page(revoked, true)).not.toContain('/sign-in');
	expect(page(revoked, true)).toContain(m.prepare_key_revoked_told());
});

const nothing = () => undefined;

test('わたしも is in sight once every note is filed: the first group is open', () => {
	const groups = ['a', 'b'].map((id, i) => ({
		...emptyGroup,
		id: id as GroupId,
		number: i + 1,
		notes: [{ ...emptyNote, id: `note-${id}` as NoteId, text: `紙 ${id}` }]
	}));
	const notes = groups.flatMap((group) => group.notes);
	const phone = phoneWith({ ...emptyBoard, phase: 'open', door: true, groups, notes, ungrouped: [] });
	const { body } = render(EveryonesNotes, { props: { phone, folded: false } });
	const opened = [...body.matchAll(/<details[^>]*>/g)].map(([tag]) => / open/.test(tag));
	expect(opened).toEqual([true, false]);
});

test('the only council has the heavy button: its meeting is to be prepared', () => {
	const council = {
		id: 'c',
		displayName: '葉月台',
		tier: '2' as const,
		areaName: null,
		facilitates: true,
		people: true,
		tierName: '',
		phase: 'active' as const,
		reads: true
	};
	const heavy = (first: boolean) =>
		/class="[^"]*\bmain\b/.test(render(CouncilList, { props: { councils: [council], first } }).body);
	expect([heavy(true), heavy(false)]).toEqual([true, false]);
	const ended = { ...council, phase: 'closed' as const };
	const offered = (each: typeof council | typeof ended) =>
		render(CouncilList, { props: { councils: [each], first: false } }).body.includes('/meetings/prepare');
	expect([offered(council), offered(ended)]).toEqual([true, false]); // C23
});
