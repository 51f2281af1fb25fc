import { expect, test } from 'vitest';
import { emptyBoard } from '#lib/board/empty.ts';
import type { Combination, CombinationId } from '#lib/board/model.ts';
import { rowsOf } from './rows.ts';

test('[C2] what moves people is asked about 運送のきまり in its row too, though nobody ticked it', () => {
	const combination = {
		id: 'idea-ride' as CombinationId,
		order: 'a0',
		komatta: [],
		mottainai: [],
		groups: [],
		cautions: [],
		idea: '送迎の 車で 買い物に 乗せて いく',
		votes: 0,
		hands: 0,
		stickers: 0,
		outcome: null
	} satisfies Combination;
	const { combinations } = rowsOf({ ...emptyBoard, combinations: [combination] });
	expect(combinations).toMatchObject([{ id: 'idea-ride', cautions: ['transport_law'] }]);
});
