/** Three counts that are read out apart, and their sum. */
import type { Combination } from '#lib/board/model.ts';

type Counts = Pick<Combination, 'votes' | 'hands' | 'stickers'>;

export const voteTotal = ({ votes, hands, stickers }: Counts): number => votes + hands + stickers;

/** Combinations with equally many keep the order in which they were made. */
export const mostChosenFirst = <C extends Counts>(combinations: readonly C[]): C[] =>
	[...combinations].sort((a, b) => voteTotal(b) - voteTotal(a));

/** Those that share the most votes; none while one alone has them, or nobody voted. */
export function tiedFirst<C extends Counts>(combinations: readonly C[]): C[] {
	const most = Math.max(0, ...combinations.map(voteTotal));
	const first = combinations.filter((each) => voteTotal(each) === most);
	return most > 0 && first.length > 1 ? first : [];
}
