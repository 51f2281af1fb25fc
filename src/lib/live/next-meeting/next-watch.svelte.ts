import * as v from 'valibot';
import type { Board } from '#lib/board/model.ts';
import { poll } from '../poll.ts';

const shape = v.object({
	meeting: v.nullable(
		v.object({
			startsAt: v.pipe(
				v.string(),
				v.isoTimestamp(),
				v.transform((iso) => new Date(iso))
			),
			venue: v.string()
		})
	),
	path: v.nullable(v.string())
});
export type KnownNext = v.InferOutput<typeof shape>;

/** Soon enough for people who stay seated until the next day was said. */
const everyMs = 10_000;

/** 確認 and まとめ中, in which 次回 is usually prepared. */
export function isEnding({ phase, agenda, position }: Board): boolean {
	return phase === 'wrapup' || (phase === 'open' && agenda[position]?.step === 'close');
}

/** 次回 as the server last told it: an answer that fails must not take it off the screen. */
export class NextWatch {
	known: KnownNext = $state.raw({ meeting: null, path: null });
	readonly #address: string;

	constructor(address: string, first: KnownNext) {
		this.#address = address;
		this.known = first;
	}

	/** For as long as the meeting ends; the page itself brought what was known before. Returns the stop. */
	begin(): () => void {
		return poll(this.#address, {
			everyMs,
			onanswer: (answer) => (this.known = v.parse(shape, answer)),
			onlost: () => undefined
		});
	}
}
