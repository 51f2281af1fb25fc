import { expect, test } from 'vitest';
import { board, decided, facts, ride, tea } from '../../../tests/support/board/discussed-board.ts';
import type { Board, BoardAction, Combination, CombinationId, Group, GroupId, Note } from '../board/model.ts';
import { combinationBlock } from './blocks.ts';
import { wordsOf, type Content } from './content.ts';
import { draftOf, type MeetingFacts } from './draft.ts';
import { linesOfErasedNote } from './lines-of-erased-note.ts';
import { beginMinutes, readMinutes } from './minutes-document.ts';

/** One line per block; signs become their letters. */
const lines = (text: Content): string[] =>
	(text.content ?? []).flatMap((block) =>
		['paragraph', 'heading'].includes(block.type) ? [spoken(block)] : lines(block)
	);
const spoken = ({ content = [] }: Content): string =>
	content
		.map((piece) => (piece.type === 'sign' ? `[${String(piece.attrs?.['kind'])}]` : wordsOf(piece)))
		.join('');

const drafted = (change: Partial<MeetingFacts> = {}, changed: Partial<Board> = {}) =>
	lines(draftOf({ ...facts, ...change }, { ...board, ...changed }));

test('[M3] the draft begins with the fields that rules of 会議録 ask for', () => {
	const text = drafted();
	expect(text[0]).toBe('葉月台 支えあい会議 第6回　会議録（要点）');
	expect(text).toContain('日時　令和8年10月17日(土) 10:00〜11:30');
	expect(text).toContain('場所　葉月台公民館');
	expect(text).toContain('公開・非公開の別　関係者のみ');
	expect(text).toContain('出席者　25人（うち スマホなし 8人）');
	expect(text).toContain('町会・自治会（葉月台町会）　9人');
	expect(text).toContain('住民（所属なし）　16人');
	expect(text.filter((line) => line.includes('学校'))).toEqual([]);
	expect(text).toContain('受付');
	expect(drafted({}, { confidentiality: 'closed' })).toContain('非公開の理由　');
});

test('[C36] a 団体 whose head is counted elsewhere stands among those present, under the name that the city gives its kind', () => {
	const salon = {
		affiliation: 'mutual_aid_group',
		organization: '葉月サロン',
		people: 0,
		withoutPhone: 0
	} as const;
	const setting = {
		affiliation: 'mutual_aid_group',
		label: 'ささえあい隊',
		position: null,
		hidden: true
	} as const;
	const attendance = [...facts.attendance, { ...salon, represented: true }];
	const text = drafted({ attendance, affiliations: [setting] });
	expect(text).toContain('出席者　25人（うち スマホなし 8人）');
	expect(text).toContain('ささえあい隊（葉月サロン）　出席（ほかの 席で 数えました）');
	expect(drafted({ attendance: [salon] })).not.toContain('葉月サロン');
});

test('[M3] notes stand in their groups by number and without an author, loose ones after them', () => {
	const text = drafted();
	const from = text.indexOf('2　出た紙とまとまり');
	expect(text.slice(from + 1, from + 7)).toEqual([
		'困っている 1枚、もったいない 2枚が出た。1つのまとまりに分けた。',
		'買い物（重い荷物）',
		'[komatta]201　坂の上まで　お米を運べない（わたしも 5）',
		'[mottainai]202　送迎車が昼間はあいている',
		'まとまりに入れていない紙',
		'[mottainai]203　元の米屋の土間'
	]);
});

test('[M3] a combination reads 困 ＋ も ＝ 案 with its votes apart, and asks what is to be checked', () => {
	const text = drafted();
	expect(text).toContain(
		'[komatta]201　坂の上まで　お米を運べない　＋　[mottainai]202　送迎車が昼間はあいている'
	);
	expect(text).toContain(
		'＝ [idea] 火曜の昼に、乗りあいの日をつくれば（シール 12枚・紙のシール 3枚・挙手 2人）'
	);
	expect(text).toContain('確認すること：運送の きまりを 市町村・運輸支局に 確認する');
});

test('[M3] groups that are combined follow the word for their kind, and are found again by their title', () => {
	const group = (id: string, title: string, kind: Note['kind']): Group => ({
		...board.groups[0]!,
		id: id as GroupId,
		title,
		notes: board.notes.filter((note) => note.kind === kind)
	});
	const groups = [group('snow', '雪と 外まわり', 'komatta'), group('skills', '得意なこと', 'mottainai')];
	const both: Combination = { ...ride, komatta: [], mottainai: [], groups };
	const line = '困っている：雪と 外まわり　＋　もったいない：得意なこと';
	expect(drafted({}, { combinations: [both] })).toContain(line);
	expect(drafted({}, { combinations: [{ ...ride, mottainai: [], groups: groups.slice(1) }] })).toContain(
		'[komatta]201　坂の上まで　お米を運べない　＋　もったいない：得意なこと'
	);
	for (const erased of ['雪と 外まわり', '得意なこと']) {
		const isGone = linesOfErasedNote({
			number: null,
			text: erased,
			repeats: (text) => text === erased
		});
		expect(isGone({ text: line, isHeading: false }), erased).toBe(true);
	}
});

test('[M3] an idea of several lines stands in one, as notes do', () => {
	const block = combinationBlock({ ...ride, idea: '火曜の昼に、 \n 乗りあいの日を' });
	expect(wordsOf(block)).toContain('火曜の昼に、　乗りあいの日を');
});

test('[M3] decisions, what stayed open and what became of last time stand apart', () => {
	const text = drafted();
	expect(text).toContain('畑の井戸を調べる（町会・この会議まで）：できた　水が出た');
	expect(text).toContain('だれが：町会（手伝う人：民生委員）　いつまでに：次回まで');
	expect(text).toContain('最初の一歩：車の持ち主に聞く');
	const left = text.slice(text.indexOf('5　まだ決めなかったこと'), text.indexOf('6　次回'));
	expect(left).toContain('お茶のみ場をひらけば');
	expect(left.join()).not.toContain('乗りあい');
	const asked = { ...board, actions: [{ ...decided, result: 'ask' as const }] };
	expect(drafted({}, asked)).toContain('だれかに聞いてみる：乗りあいを一度ためす');
	expect(drafted({}, asked)).toContain('聞く人：町会（手伝う人：民生委員）　いつまでに：次回まで');
	expect(drafted({}, asked)).toContain('だれに：車の持ち主に聞く');
});

test('[M3] an idea that nobody came to speak about stands under まだ 決めていないこと; one with a やること does not', () => {
	const idea = (id: string, outcome: Combination['outcome']): Combination => ({
		...tea,
		id: id as CombinationId,
		idea: `案 ${id}`,
		outcome
	});
	const ideas = [
		idea('later', 'later'),
		idea('none', null),
		idea('kept', null),
		idea('do', 'do'),
		idea('ask', 'ask')
	];
	const actions = [{ ...decided, combination: 'kept' as CombinationId }];
	const open = (changed: Partial<Board>) => {
		const text = drafted({}, changed);
		return text.slice(text.indexOf('5　まだ決めなかったこと') + 1, text.indexOf('6　次回'));
	};
	expect(open({ combinations: ideas, actions }).slice(1)).toEqual(['案 later', '案 none']);
	expect(open({ combinations: ideas, actions: [] }).slice(1)).toEqual(['案 later', '案 none', '案 kept']);
	expect(open({ combinations: [idea('do', 'do')], actions: [] })).toHaveLength(1);
});

test('[M3] a meeting that was closed the day after, or before it began, has its beginning only', () => {
	const startsAt = new Date('2026-10-17T01:00:00Z');
	const when = (closed: string | null) => {
		const text = drafted({ startsAt, closedAt: closed === null ? null : new Date(closed) });
		return text.find((line) => line.startsWith('日時'));
	};
	const begins = '日時　令和8年10月17日(土) 10:00から';
	expect(when('2026-10-17T01:01:00Z')).toBe('日時　令和8年10月17日(土) 10:00〜10:01');
	expect(when('2026-10-17T06:59:00Z')).toBe('日時　令和8年10月17日(土) 10:00〜15:59');
	for (const closed of [
		'2026-10-17T07:00:00Z',
		'2026-10-18T00:30:00Z',
		'2026-10-18T02:30:00Z',
		'2026-10-24T01:30:00Z'
	])
		expect(when(closed), closed).toBe(begins);
	for (const closed of ['2026-10-17T01:00:00Z', '2026-10-17T00:30:00Z', '2026-10-16T02:30:00Z', null])
		expect(when(closed), String(closed)).toBe(begins);
});

test('[K1] 会議録 say the year of every day and month that was promised', () => {
	const dated = (due: BoardAction['due']) => drafted({}, { actions: [{ ...decided, due }] }).join();
	expect(dated({ kind: 'date', on: '2027-01-23' })).toContain('いつまでに：令和9年1月23日まで');
	expect(dated({ kind: 'month', month: '2028-03' })).toContain('いつまでに：令和10年3月まで');
	const earlier = { ...decided, from: 'earlier' as const, due: { kind: 'date', on: '2027-01-23' } as const };
	expect(drafted({}, { actions: [earlier] }).join()).toContain('（町会・令和9年1月23日まで）');
});

test('[A8] a やること says how many would help, without a name, and nothing where nobody does', () => {
	const offered = (count: number) => drafted({ offers: new Map([[decided.id, count]]) });
	expect(offered(3)).toContain('手伝えます：3人');
	for (const none of [offered(0), drafted()]) expect(none.join()).not.toContain('手伝えます');
});

test('[M3] a meeting of which nothing is known still makes a whole draft', () => {
	const none = { notes: [], groups: [], ungrouped: [], combinations: [], actions: [], agenda: [] };
	const text = drafted({ closedAt: null, attendance: [], theme: '' }, none);
	expect(text).toContain('日時　令和8年10月17日(土) 10:00から');
	expect(text).toContain('出席者　');
	expect(text).toContain('紙は出なかった。');
	expect(text.slice(-2)).toEqual(['日時　', '場所　']);
});

test('[M4] every draft fits the schema, and comes back from its document as it was', () => {
	const draft = draftOf(facts, board);
	expect(lines(readMinutes([beginMinutes(draft)]))).toEqual(lines(draft));
});
