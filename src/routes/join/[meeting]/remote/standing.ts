import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const shape = v.union([
	v.object({ state: v.literal('pending'), digits: v.number() }),
	v.object({ state: v.picklist(['none', 'granted', 'refused', 'old']) })
]);
export type Standing = v.InferOutput<typeof shape>;

/** What a phone hears while its request waits. One that was forgotten had waited too long. */
export function heardWhileWaiting(answer: unknown): Standing {
	const standing = v.parse(shape, answer);
	return standing.state === 'none' ? { state: 'old' } : standing;
}

const refusals = {
	gone: m.phone_remote_gone,
	over: m.phone_remote_over,
	rehearsal: m.phone_remote_rehearsal,
	stopped: m.phone_remote_stopped,
	lent: m.phone_remote_lent,
	refused_twice: m.phone_remote_refused_twice,
	crowded: m.phone_remote_crowded,
	too_many_tries: m.phone_remote_too_many
};
type Refusal = keyof typeof refusals;

/** Asking again changes nothing. */
const final: readonly Refusal[] = ['over', 'rehearsal', 'stopped', 'lent'];

interface Told {
	/** Null: nothing was asked for yet. */
	readonly words: string | null;
	readonly mayAsk: boolean;
}

export function toldWhenAsked({ state }: Standing, refusal: Refusal | null): Told {
	if (state === 'pending' || state === 'granted') return { words: null, mayAsk: false };
	if (refusal) return { words: refusals[refusal](), mayAsk: !final.includes(refusal) };
	if (state === 'none') return { words: null, mayAsk: true };
	return { words: state === 'old' ? m.phone_remote_old() : m.phone_remote_refused(), mayAsk: true };
}
