/** Three counts that are read out apart, and their sum. */
import type { Combination } from './model.ts';

type Counts = Pick<Combination, 'votes' | 'hands' | 'stickers'>;

export const voteTotal = ({ votes, hands, stickers }: Counts): number => votes + hands + stickers;

/** Combinations with equally many keep the order in which they were made. */
export const mostChosenFirst = <C extends Counts>(combinations: readonly C[]): C[] =>
	[...combinations].sort((a, b) => voteTotal(b) - voteTotal(a));
