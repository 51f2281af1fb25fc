/** 話し合いから 入れる offers everything on the board that has text. */
import type { Board } from '#lib/board/model.ts';
import { actionBlock, combinationBlock, groupBlocks, noteLine, oneLine } from '#lib/editor/blocks.ts';
import { bullets, gap, type Content } from '#lib/editor/content.ts';
import { m } from '#lib/messages/compiled/messages.js';

export interface Offer {
	readonly id: string;
	/** Also searched for in the text to see whether it was inserted already. */
	readonly words: string;
	readonly blocks: readonly Content[];
}

export const offerKinds = ['combinations', 'actions', 'groups', 'papers'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Built on demand: a board may hold hundreds of notes. */
export function offersOf(board: Board, kind: OfferKind): Offer[] {
	switch (kind) {
		case 'combinations':
			return board.combinations.map((each) => ({
				id: each.id,
				words: oneLine(each.idea) || m.minutes_idea_missing(),
				blocks: [combinationBlock(each)]
			}));
		case 'actions':
			return board.actions.map((each) => ({
				id: each.id,
				words: oneLine(each.what),
				blocks: [actionBlock(each)]
			}));
		case 'groups':
			return board.groups.map((each) => ({
				id: each.id,
				words: each.title || m.minutes_group_unnamed(),
				blocks: groupBlocks(each)
			}));
		case 'papers':
			return board.notes.map((each) => ({
				id: each.id,
				words: `${each.number}${gap}${oneLine(each.text)}`,
				blocks: [bullets([noteLine(each)])]
			}));
	}
}

const bare = (words: string) => words.replace(/\s/g, '');

/** @param text the words of the minutes, without spaces */
export const isIn = (offer: Offer, text: string): boolean => text.includes(bare(offer.words));
