/** The server writes it once (M3). */
import { isPresent, type Attendance } from '../board/attendance.ts';
import { countByKind } from '../board/kinds.ts';
import type { ActionId, Board, BoardAction, Combination } from '../board/model.ts';
import { affiliationName, type AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';
import { longDueWords } from '#lib/words/due-words.ts';
import { statusWords } from '#lib/words/status-words.ts';
import { confidentialityWords } from '#lib/words/confidentiality-words.ts';
import { dayWords, timeWords } from '#lib/words/dates.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { actionBlock, combinationBlock, groupBlocks, noteLine, oneLine } from './blocks.ts';
import { bullets, gap, heading, numbers, paragraph, strong, type Content } from './content.ts';

interface SeatFacts {
	readonly name: string;
	readonly seat: string;
	readonly organization: string;
	readonly present: boolean | null;
}

export interface MeetingFacts {
	readonly council: string;
	readonly number: number;
	readonly startsAt: Date;
	/** 閉会; null while the meeting goes on. */
	readonly closedAt: Date | null;
	readonly venue: string;
	readonly theme: string;
	readonly attendance: readonly Attendance[];
	/** Of a council that uses a 名簿 (C28). Null: nobody has said whether they came. */
	readonly seats?: readonly SeatFacts[];
	/** 事務局 */
	readonly office?: readonly string[];
	/** How the 市町村 calls a 所属. */
	readonly affiliations: readonly AffiliationSetting[];
	readonly next: { readonly startsAt: Date; readonly venue: string } | null;
	/** How many people said 手伝えます, on phones and with raised hands together (A8). */
	readonly offers: ReadonlyMap<ActionId, number>;
}

export function draftOf(facts: MeetingFacts, board: Board): Content {
	const { council, number } = facts;
	const sections = [
		section(m.minutes_review(), review(board)),
		section(m.minutes_notes(), notes(board)),
		section(m.minutes_combinations(), combinations(board)),
		section(m.minutes_decided(), decided(board, facts)),
		section(m.minutes_open(), open(board)),
		section(m.minutes_next(), next(facts))
	];
	return {
		type: 'doc',
		content: [
			heading(1, m.minutes_draft_title({ council, number })),
			...facing(facts, board),
			...sections.flatMap((each, index) => each(index + 1))
		]
	};
}

const section = (title: string, content: readonly Content[]) => (place: number) => [
	heading(2, `${place}${gap}${title}`),
	...content
];

/** Required in 会議録: a field that the app cannot fill stays empty, with its label. */
function facing(facts: MeetingFacts, { confidentiality, agenda }: Board): Content[] {
	const {
		council,
		number,
		startsAt,
		venue,
		theme,
		attendance,
		affiliations,
		seats = [],
		office = []
	} = facts;
	const line = (label: string, words = '') => paragraph(strong(label), `${gap}${words}`);
	const people = attendance.filter(isPresent);
	const came = seats.filter(({ present }) => present === true);
	return [
		line(m.minutes_name(), m.minutes_meeting_name({ council, number })),
		line(m.minutes_when(), `${dayWords(startsAt)} ${timeSpan(facts)}`),
		line(m.minutes_where(), venue),
		line(m.minutes_openness(), confidentialityWords[confidentiality]()),
		...(confidentiality === 'closed' ? [line(m.minutes_closed_why())] : []),
		...(theme === '' ? [] : [line(m.minutes_theme(), theme)]),
		line(m.minutes_present(), presentWords(people, came.length)),
		...(came.length > 0 ? [bullets(came.map((seat) => [seatWords(seat)]))] : []),
		...(people.length > 0 ? [bullets(people.map((each) => [attendanceWords(each, affiliations)]))] : []),
		line(m.minutes_absent(), seats.some(({ present }) => present !== null) ? absentWords(seats) : ''),
		line(m.minutes_office(), office.join('、')),
		line(m.minutes_listeners()),
		line(m.minutes_agenda()),
		...(agenda.length > 0 ? [numbers(agenda.map(({ title }) => [title]))] : [])
	];
}

/**
 * An end six hours or more after the start is left out: the meeting was closed later, even the day
 * after.
 */
function timeSpan({ startsAt, closedAt }: MeetingFacts): string {
	const hours = closedAt ? (closedAt.getTime() - startsAt.getTime()) / 3_600_000 : 0;
	return hours > 0 && hours < 6 && closedAt
		? m.minutes_from_to({ from: timeWords(startsAt), to: timeWords(closedAt) })
		: m.minutes_from({ from: timeWords(startsAt) });
}

/** The seats are counted by name, everybody else as numbers. */
function presentWords(people: readonly Attendance[], seats: number): string {
	const others = peopleWords(people);
	if (seats === 0) return others;
	const members = m.councils_draft_seats({ count: seats });
	return others === '' ? members : m.councils_draft_others({ members, others });
}

function seatWords({ name, seat, organization }: SeatFacts): string {
	const about = [organization, seat].filter((part) => part !== '').join('・');
	return about === '' ? name : m.councils_draft_seat({ name, about });
}

function absentWords(seats: readonly SeatFacts[]): string {
	const absent = seats.filter(({ present }) => present === false);
	return absent.length === 0 ? m.councils_draft_nobody() : absent.map(seatWords).join('、');
}

function peopleWords(people: readonly Attendance[]): string {
	const sum = (which: 'people' | 'withoutPhone') => people.reduce((all, each) => all + each[which], 0);
	if (sum('people') === 0) return '';
	const withoutPhone = sum('withoutPhone');
	const all = m.minutes_people({ count: sum('people') });
	return withoutPhone > 0 ? all + m.minutes_without_phone({ count: withoutPhone }) : all;
}

/** Who is counted in another line has no number here, so that the numbers add up. */
function attendanceWords(
	{ affiliation, organization, people }: Attendance,
	affiliations: MeetingFacts['affiliations']
): string {
	const words = affiliationName(affiliations, affiliation);
	const whose = organization === '' ? words : m.minutes_affiliation({ words, organization });
	return `${whose}${gap}${people > 0 ? m.minutes_people({ count: people }) : m.organizations_represented()}`;
}

function review({ actions }: Board): Content[] {
	const earlier = actions.filter(({ from }) => from === 'earlier');
	if (earlier.length === 0) return [paragraph(m.minutes_review_none())];
	return [bullets(earlier.map((action) => [became(action)]))];
}

function became({ result, what, owner, due, status, remark }: BoardAction): string {
	const who = result === 'ask' && owner !== '' ? m.minutes_asker({ who: owner }) : owner;
	const whose = [who, due.kind === 'undecided' ? '' : longDueWords(due, true)].filter((part) => part !== '');
	const promise = whose.length > 0 ? `${oneLine(what)}（${whose.join('・')}）` : oneLine(what);
	const now = m.minutes_became({ promise, status: statusWords[status]() });
	return remark === '' ? now : `${now}${gap}${oneLine(remark)}`;
}

function notes({ notes: all, groups, ungrouped }: Board): Content[] {
	if (all.length === 0) return [paragraph(m.minutes_notes_none())];
	const full = groups.filter((group) => group.notes.length > 0);
	return [
		paragraph(
			m.minutes_notes_count(countByKind(all)),
			full.length > 0 ? m.minutes_groups_count({ count: full.length }) : ''
		),
		...full.flatMap(groupBlocks),
		...(ungrouped.length > 0 ? [heading(3, m.minutes_ungrouped()), bullets(ungrouped.map(noteLine))] : [])
	];
}

function combinations({ combinations: ideas }: Board): Content[] {
	if (ideas.length === 0) return [paragraph(m.minutes_combinations_none())];
	return [paragraph(m.minutes_combinations_count({ count: ideas.length })), ...ideas.map(combinationBlock)];
}

function decided({ actions }: Board, { offers }: MeetingFacts): Content[] {
	const today = actions.filter(({ from }) => from === 'this_meeting');
	if (today.length === 0) return [paragraph(m.minutes_decided_none())];
	return today.map((action) => actionBlock(action, offers.get(action.id) ?? 0));
}

/** まだ 決めない or not discussed: both come back under 前回からの つづき. */
function open({ combinations: ideas, actions }: Board): Content[] {
	const isOpen = ({ id, outcome }: Combination) =>
		outcome === 'later' || (outcome === null && !actions.some(({ combination }) => combination === id));
	const left = ideas.filter(isOpen);
	if (left.length === 0) return [paragraph(m.minutes_open_none())];
	return [
		paragraph(m.minutes_open_wait()),
		bullets(left.map(({ idea }) => [oneLine(idea) || m.minutes_idea_missing()]))
	];
}

function next({ next: prepared }: MeetingFacts): Content[] {
	const when = prepared ? `${dayWords(prepared.startsAt)} ${timeWords(prepared.startsAt)}` : '';
	return [
		paragraph(strong(m.minutes_when()), `${gap}${when}`),
		paragraph(strong(m.minutes_where()), `${gap}${prepared?.venue ?? ''}`)
	];
}
