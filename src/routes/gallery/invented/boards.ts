/** Boards of one meeting on 17 October 2026, from 10:00 to 11:30, in a place that does not exist. */
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import { perKind } from '#lib/board/kinds.ts';
import type { Board } from '#lib/board/model.ts';
import type { Step } from '#lib/board/step.ts';
import { decided, earlier, longestActions, manyActions, ofEarlier } from './actions.ts';
import {
	combinations,
	groups,
	longestCombinations,
	longestGroups,
	manyCombinations,
	manyGroups
} from './combinations.ts';
import { longestNotes, longestText, longTitle, manyNotes, notes } from './notes.ts';

export const today = '2026-10-17';
/** The clock of the gallery stands still, so that two looks at it can be compared. */
export const now = () => Date.parse(`${today}T10:20:00+09:00`);
export const inMinutes = (minutes: number) => ({ endsAt: now() + minutes * 60_000, leftMs: null });

/** Every step is in it once, 書く twice. */
const agenda: Board['agenda'] = [
	...agendaFrom('sasaeai_90'),
	{ step: 'report', title: '今月の 報告', minutes: 25, kind: null }
];

export const empty: Board = {
	...emptyBoard,
	title: '葉月台 支えあい会議 第6回',
	phase: 'open',
	door: true,
	agenda,
	endsAt: Date.parse(`${today}T11:30:00+09:00`),
	planVersion: 'invented'
};

export const ordinary: Board = {
	...empty,
	theme: '買い物の 行き帰り',
	tallies: { waiting: { komatta: 6, mottainai: 3 }, phones: 17, people: 25, withoutPhone: 8 },
	timer: inMinutes(7.5),
	notes,
	groups,
	ungrouped: notes.slice(10),
	combinations,
	actions: [...earlier, ...decided]
};

export const full: Board = {
	...ordinary,
	tallies: { waiting: perKind(() => 128), phones: 212, people: 348, withoutPhone: 136 },
	notes: manyNotes,
	groups: manyGroups,
	ungrouped: manyNotes.slice(56),
	combinations: manyCombinations,
	actions: [...manyActions, ...ofEarlier(manyActions)]
};

export const longest: Board = {
	...ordinary,
	title: longTitle,
	theme: longestText,
	rules: Array.from({ length: 8 }, () => longTitle).join('\n'),
	agenda: agenda.map((item) => ({ ...item, title: longTitle })),
	notes: longestNotes,
	groups: longestGroups,
	ungrouped: longestNotes.slice(3),
	combinations: longestCombinations,
	actions: [...longestActions, ...ofEarlier(longestActions)]
};

export const boards = { empty, ordinary, full, longest };

/** The four boards of a step. What is said last holds for each of them. */
export const eachBoard = <T>(of: (board: Board) => T, change: Partial<Board> = {}) => ({
	empty: of({ ...empty, ...change }),
	ordinary: of({ ...ordinary, ...change }),
	full: of({ ...full, ...change }),
	longest: of({ ...longest, ...change })
});

/** The place of a step in the agenda. Boards of the gallery all have the same steps. */
export const placeOf = (step: Step) => agenda.findIndex((item) => item.step === step);
