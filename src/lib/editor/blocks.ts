/** Authors never appear. */
import { cautionsFor } from '#lib/board/text/cautions.ts';
import type { BoardAction, Combination, Group, Note } from '../board/model.ts';
import { cautionWords } from '#lib/words/caution-words.ts';
import { kindWords } from '#lib/words/kind-words.ts';
import { sidesOf, type SideItem } from '#lib/board/combining/combination-sides.ts';
import { longDueWords } from '#lib/words/due-words.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { kindWordsForStaff } from '#lib/words/kind-words-for-staff.ts';
import {
	boxed,
	bullets,
	gap,
	heading,
	paragraph,
	sign,
	strong,
	type Content,
	type Piece
} from './content.ts';

/** Example: ▲困203 米が 重い（わたしも 5） */
export function noteLine({ kind, number, text, supportPhones, supportHands }: Note): Piece[] {
	const count = supportPhones + supportHands;
	return [
		sign(kind),
		`${number}${gap}${oneLine(text)}`,
		count > 0 ? kindWordsForStaff[kind].supportInMinutes({ count }) : ''
	];
}

export function groupBlocks({ title, aliases, notes }: Group): Content[] {
	const also = aliases.length > 0 ? m.minutes_aliases({ titles: aliases.join('・') }) : '';
	const head = heading(3, (title || m.minutes_group_unnamed()) + also);
	return notes.length > 0 ? [head, bullets(notes.map(noteLine))] : [head];
}

/** Always 困 ＋ も ＝ 案. */
export function combinationBlock(combination: Combination): Content {
	const { komatta, mottainai } = sidesOf(combination);
	const sides = [
		...side('komatta', komatta),
		...(komatta.length > 0 && mottainai.length > 0 ? [`${gap}＋${gap}`] : []),
		...side('mottainai', mottainai)
	];
	const idea = paragraph(
		'＝ ',
		sign('idea'),
		strong(` ${oneLine(combination.idea) || m.minutes_idea_missing()}`),
		votesOf(combination)
	);
	const cautions = cautionsFor(combination)
		.map((caution) => cautionWords[caution]())
		.join('・');
	return boxed(
		paragraph(...sides),
		idea,
		...(cautions === '' ? [] : [paragraph(m.minutes_cautions({ cautions }))])
	);
}

/** Groups alone follow the word: the mark's letter would run into a title. */
function side(kind: 'komatta' | 'mottainai', items: readonly SideItem[]): Piece[] {
	if (items.length === 0) return [];
	const words = items.map(({ number, text, unnamed }) =>
		unnamed ? m.minutes_group_unnamed() : `${number ?? ''}${gap}${oneLine(text)}`.trimStart()
	);
	const groupsOnly = items.every(({ number }) => number === null);
	const said = words.join('・');
	return groupsOnly
		? [m.minutes_groups_of({ kind: kindWords[kind].name(), groups: said })]
		: [sign(kind), said];
}

/** Listed separately, since they were counted in different ways (V1). */
function votesOf({ votes, stickers, hands }: Combination): string {
	const counts = [
		...(votes > 0 ? [m.minutes_votes({ count: votes })] : []),
		...(stickers > 0 ? [m.minutes_stickers({ count: stickers })] : []),
		...(hands > 0 ? [m.minutes_hands({ count: hands })] : [])
	];
	return counts.length > 0 ? `（${counts.join('・')}）` : '';
}

/** @param offers how many people said 手伝えます */
export function actionBlock(action: BoardAction, offers = 0): Content {
	const { result, what, owner, helpers, due, firstStep } = action;
	const asks = result === 'ask';
	const asker = owner || m.minutes_undecided();
	const who = helpers === '' ? asker : m.minutes_with_helpers({ who: asker, helpers });
	const step = oneLine(firstStep) || m.minutes_undecided();
	return boxed(
		paragraph(strong(asks ? m.minutes_ask({ what: oneLine(what) }) : oneLine(what))),
		paragraph(
			asks ? m.minutes_asker({ who }) : m.minutes_who({ who }),
			m.minutes_by_when({ when: due.kind === 'undecided' ? m.minutes_undecided() : longDueWords(due) })
		),
		paragraph(asks ? m.minutes_ask_whom({ whom: step }) : m.minutes_first_step({ step })),
		...(offers > 0 ? [paragraph(m.minutes_offers({ count: offers }))] : [])
	);
}

/** A list has one line per note. */
export const oneLine = (text: string): string =>
	text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? gap : blanks));
