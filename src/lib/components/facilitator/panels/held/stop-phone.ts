import type { NoteId } from '#lib/board/model.ts';
import { refusalIn } from '#lib/board/policy/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { CommandSender } from '#lib/components/facilitator/desk/command-sender.ts';
import { orderRefused } from '#lib/components/facilitator/desk/order-refused.ts';

/** Reports how many notes went to the trash, or that there were too few (P7). */
export async function stopPhone(
	sender: Pick<CommandSender, 'answer' | 'say'>,
	note: NoteId,
	clear: boolean
): Promise<void> {
	const answer = await sender.answer(
		clear ? { type: 'author.stop', note, clear } : { type: 'author.stop', note }
	);
	if (!answer.ok) return sender.say(orderRefused(refusalIn(answer, 'unknown_command')));
	const trashed = Number(answer.result.trashed ?? 0);
	if (!clear) sender.say(m.desk_stop_done());
	else sender.say(trashed > 0 ? m.desk_stop_cleared({ count: trashed }) : m.desk_stop_few());
}
