import { refusalIn } from '#lib/board/policy/refusals.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import type { CommandSender } from '#lib/components/facilitator/desk/command-sender.ts';

export type NoteSender = Pick<CommandSender, 'online' | 'ask'>;

/** The page of 代筆 has no desk, and says beside its list what was done. */
export function noteSender(live: LiveBoard, say: (done: string) => void): NoteSender {
	return {
		get online() {
			return live.status === 'online';
		},
		async ask(ask, done = '') {
			const answer = await live.ask(ask);
			if (!answer.ok) return refusalIn(answer, 'unknown_command');
			if (done) say(done);
			return null;
		}
	};
}
