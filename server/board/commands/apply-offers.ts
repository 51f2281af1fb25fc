/** 手伝えます: nothing of it is in the document, which reaches every phone and the projector screen (A8). */
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { CommandContext } from './command-context.ts';

export async function setOffer(
	{ action, on }: CommandOf<'offer.set'>,
	actor: Actor,
	context: CommandContext
): Promise<CommandResult> {
	if (actor.kind !== 'participant') return {};
	const { offers } = await context.rows.participant(actor.id);
	if (offers.includes(action) === on) return {};
	context.rows.changeOffers({ action, participant: actor.id, on });
	context.touched.add(actor.id).add('staff');
	return { action };
}

/** Raised hands of people without a phone. */
export function countHands(
	{ action, hands }: CommandOf<'offer.count'>,
	{ rows, touched }: CommandContext
): CommandResult {
	rows.changeOffers({ action, hands });
	touched.add('staff');
	return { action };
}
