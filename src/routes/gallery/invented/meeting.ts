/** What pages know about an invented meeting beside its board. */
import type { Attendance } from '#lib/board/attendance.ts';
import type { CarriedOver } from '#lib/board/carried.ts';
import type { Closing } from '#lib/board/closing.ts';
import type { SnapshotId } from '#lib/board/model.ts';
import type { SnapshotLine, Voted } from '#lib/board/private-views.ts';
import { ownersOf } from '#lib/components/facilitator/action/owner-load.ts';
import type { Doorway } from '#lib/components/facilitator/desk/doorway.ts';
import type { Known } from '#lib/components/facilitator/desk/known.ts';
import { saidNextMeeting } from '#lib/words/meeting/said-next-meeting.ts';
import { empty, now, today } from './boards.ts';
import { combinations } from './combinations.ts';
import { longestNotes, longestText, longTitle, notes } from './notes.ts';

export const title = empty.title;

export const doorway: Doorway = {
	link: 'https://yoriai.example/join#invented',
	code: '4827 1906',
	address: 'yoriai.example'
};

export const attendance: readonly Attendance[] = [
	{ affiliation: 'neighborhood_association', organization: '', people: 9, withoutPhone: 4 },
	{ affiliation: 'neighborhood_association', organization: '三丁目町会', people: 3, withoutPhone: 1 },
	{
		affiliation: 'mutual_aid_group',
		organization: '葉月サロン',
		people: 0,
		withoutPhone: 0,
		represented: true
	},
	{ affiliation: 'resident', organization: '', people: 13, withoutPhone: 3 }
];

export const snapshots: readonly SnapshotLine[] = [
	{ id: 's2' as SnapshotId, position: 7, at: now() - 600_000, groups: 4, combinations: 3 },
	{ id: 's1' as SnapshotId, position: 5, at: now() - 1_800_000, groups: 4, combinations: 0 }
];

/** Who has placed シール: some phones, and people on a device that is handed round. */
export const voted: Voted = { phones: 12, of: 17, lent: 3 };

/** 閉会 three minutes ago. */
export const closing: Closing = { at: now() - 180_000, door: true, voting: false };

export const carried: CarriedOver = {
	notes: notes.slice(8, 10),
	combinations: combinations.slice(1, 2).map(({ id, idea, komatta, mottainai }) => ({
		id,
		idea,
		notes: [...komatta, ...mottainai]
	}))
};

export const longestCarried: CarriedOver = {
	notes: longestNotes,
	combinations: carried.combinations.map((each) => ({ ...each, idea: longestText, notes: longestNotes }))
};

export const known: Known = {
	byKey: false,
	next: {
		meeting: { startsAt: new Date('2026-11-21T01:00:00Z'), venue: '葉月台公民館' },
		path: '/meetings/prepare'
	},
	minutes: true,
	owners: [
		{ name: '五丁目町会', open: 6 },
		{ name: longTitle, open: 1 }
	],
	offered: {
		affiliations: [],
		organizations: [
			{ affiliation: 'mutual_aid_group', name: '葉月サロン', aliases: ['はづきの 会'] },
			{ affiliation: 'neighborhood_association', name: longTitle, aliases: [] }
		]
	},
	carried,
	isRehearsed: false,
	realHome: null
};

export const owners = ownersOf([], known, attendance);

/** 次回, as it is read aloud. */
export const next = saidNextMeeting(known.next.meeting, today);
