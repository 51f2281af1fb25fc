import * as v from 'valibot';
import { poll } from '#lib/live/poll.ts';

const shape = v.object({
	mayAnswer: v.boolean(),
	pending: v.array(v.object({ request: v.string(), digits: v.number() })),
	remotes: v.array(v.object({ key: v.string(), digits: v.number(), since: v.nullable(v.number()) }))
});
export type KnownRemotes = v.InferOutput<typeof shape>;
export type PairedRemote = KnownRemotes['remotes'][number];

const refused = v.object({
	refusal: v.nullable(v.picklist(['by_remote', 'over', 'answered', 'ended']))
});
export type PairingRefusal = NonNullable<v.InferOutput<typeof refused>['refusal']> | 'unheard';

/** After a press the next line may stand in its place, and a second press would answer that. */
const restMs = 1_000;

/** The phones that ask to be a remote (リモコン), and the remotes there are. */
export class RemoteWatch {
	known: KnownRemotes | null = $state.raw(null);
	/** The server does not answer. */
	lost = $state(false);
	refusal: PairingRefusal | null = $state(null);
	resting = $state(false);
	readonly #address: string;

	constructor(address: string) {
		this.#address = address;
	}

	/** Returns the stop. */
	begin(): () => void {
		return poll(this.#address, {
			onanswer: (answer) => {
				this.known = v.parse(shape, answer);
				this.lost = false;
			},
			onlost: () => (this.lost = true)
		});
	}

	async answer(request: string, yes: boolean): Promise<void> {
		await this.#order({ request, yes }, (known) => ({
			...known,
			pending: known.pending.filter((each) => each.request !== request)
		}));
	}

	async remove(key: string): Promise<void> {
		await this.#order({ remove: key }, (known) => ({
			...known,
			remotes: known.remotes.filter((each) => each.key !== key)
		}));
	}

	async #order(order: object, then: (known: KnownRemotes) => KnownRemotes): Promise<void> {
		if (this.resting) return;
		this.resting = true;
		this.refusal = await this.#send(order);
		if (this.known && this.refusal === null) this.known = then(this.known);
		setTimeout(() => (this.resting = false), restMs);
	}

	async #send(order: object): Promise<PairingRefusal | null> {
		try {
			const answer = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify(order)
			});
			return v.parse(refused, await answer.json()).refusal;
		} catch {
			return 'unheard';
		}
	}
}
