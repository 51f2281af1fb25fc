import type { Voting } from '#lib/board/model.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface VoteWay {
	readonly ask: Ask;
	readonly words: () => string;
	readonly done: () => string;
}

/** What staff press next while the room chooses. */
export const voteWays: Readonly<Record<Voting, VoteWay>> = {
	closed: { ask: { type: 'votes.open' }, words: m.arrange_vote_start, done: m.arrange_vote_started },
	open: { ask: { type: 'votes.close' }, words: m.arrange_vote_close, done: m.arrange_vote_closed_now },
	shown: { ask: { type: 'votes.open' }, words: m.arrange_vote_again, done: m.arrange_vote_started }
};
