import { emptyCombination, emptyGroup } from '#lib/board/empty.ts';
import {
	cautions,
	type Combination,
	type CombinationId,
	type Group,
	type GroupId
} from '#lib/board/model.ts';
import {
	longestNote,
	longestNotes,
	longestText,
	longTitle,
	manyNotes,
	notes,
	unbroken,
	unbrokenNote
} from './notes.ts';

const aGroup = (number: number, title: string, more: Partial<Group> = {}): Group => ({
	...emptyGroup,
	id: `group-${number}` as GroupId,
	title,
	number,
	order: `a${number}`,
	...more
});

const pick = (...places: number[]) => places.flatMap((place) => notes[place] ?? []);

export const group = aGroup(1, '通院と 買い物の足', { notes: pick(0, 1, 2), aliases: ['重い荷物'] });

export const snow = aGroup(2, '雪の日の 家の まわり', { notes: pick(3, 4) });

/** The last two notes are in no group. */
export const groups: readonly Group[] = [
	group,
	snow,
	aGroup(3, '昼間の 話し相手', { notes: pick(5, 6) }),
	aGroup(4, '', { notes: pick(7, 8, 9) })
];

/** More than one page of them. */
export const manyGroups: readonly Group[] = Array.from({ length: 14 }, (_, i) =>
	aGroup(i + 1, groups[i % 3]?.title ?? '', { notes: manyNotes.slice(4 * i, 4 * i + 4) })
);

export const longestGroup = aGroup(128, longTitle, {
	notes: longestNotes.slice(0, 1),
	aliases: [longTitle, longestText]
});

export const longestGroups: readonly Group[] = [
	longestGroup,
	aGroup(129, longestText, { notes: longestNotes.slice(1, 2) }),
	aGroup(130, unbroken, { notes: longestNotes.slice(2, 3) })
];

const anIdea = (number: number, idea: string, more: Partial<Combination>): Combination => ({
	...emptyCombination,
	id: `idea-${number}` as CombinationId,
	idea,
	order: `a${number}`,
	...more
});

export const ride = anIdea(1, '火曜の 昼に、乗りあいの 日を つくれば', {
	komatta: pick(0),
	mottainai: pick(2),
	cautions: ['transport_law'],
	votes: 11,
	hands: 4,
	stickers: 7,
	outcome: 'do'
});
export const tea = anIdea(2, '土間で 週一回、お茶のみ場を ひらけば', {
	komatta: pick(5),
	mottainai: pick(6),
	votes: 8,
	hands: 6,
	outcome: 'ask'
});
export const unwritten = anIdea(3, '', {
	komatta: pick(3),
	mottainai: pick(4),
	groups: groups.slice(3),
	outcome: 'later'
});

export const combinations: readonly Combination[] = [ride, tea, unwritten];

/** The two with the most シール have equally many, and nobody has spoken about them. */
export const tiedCombinations: readonly Combination[] = [
	{ ...ride, outcome: null },
	{ ...tea, votes: 16, outcome: null },
	unwritten
];

export const unvotedCombinations: readonly Combination[] = combinations.map((combination) => ({
	...combination,
	votes: 0,
	hands: 0,
	stickers: 0,
	outcome: null
}));

export const manyCombinations: readonly Combination[] = Array.from({ length: 12 }, (_, i) => {
	const { idea, komatta, mottainai } = i % 2 === 0 ? ride : tea;
	return anIdea(i + 1, idea, { komatta, mottainai, votes: 40 - 3 * i, hands: i });
});

export const longestIdea = anIdea(1, longestText, {
	komatta: longestNotes.filter(({ kind }) => kind === 'komatta'),
	mottainai: longestNotes.filter(({ kind }) => kind === 'mottainai'),
	groups: longestGroups,
	cautions,
	votes: 812,
	hands: 999,
	stickers: 999
});
export const unbrokenIdea = anIdea(2, unbroken, { komatta: [longestNote], mottainai: [unbrokenNote] });

export const longestCombinations: readonly Combination[] = [longestIdea, unbrokenIdea];
