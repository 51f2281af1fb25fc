import { answerTo, isStillShut, type Answer, type TurnedAway } from './turned-away.ts';

type Fields = Readonly<Record<string, string>>;

/** What `enhance` hands over before it sends. */
interface Sending {
	readonly formData: FormData;
	readonly cancel: () => void;
}

/** What it hands over afterwards. */
interface Heard {
	readonly result:
		| { readonly type: 'success' | 'error' }
		| { readonly type: 'failure'; readonly data?: Pick<TurnedAway, keyof TurnedAway> }
		| { readonly type: 'redirect'; readonly location: string };
	readonly update: (options: { reset: boolean }) => Promise<void>;
}

/** The form of the door (QR or number): a press shows that it is busy, a knock shows only news. */
export class DoorForm {
	busy = $state(false);
	/** The request did not reach the server. */
	unheard = $state(false);
	readonly #fields: () => Fields;
	readonly #answer: () => Answer | null;
	/** What was sent last: twice the same at once could make two participants of one phone. */
	#underWay: string | null = null;
	#byItself = false;

	constructor(fields: () => Fields, answer: () => Answer | null) {
		this.#fields = fields;
		this.#answer = answer;
	}

	/** Asks again without a press. */
	knock(form: HTMLFormElement | undefined): void {
		if (this.#underWay !== null) return;
		this.#byItself = true;
		form?.requestSubmit();
	}

	readonly submit = ({ formData, cancel }: Sending) => {
		const fields = this.#fields();
		const sent = JSON.stringify(fields);
		if (!this.#byItself) this.busy = true;
		this.#byItself = false;
		if (this.#underWay === sent) return cancel(); // the request under way answers this press as well
		this.#underWay = sent;
		for (const [name, value] of Object.entries(fields)) formData.set(name, value);

		return async ({ result, update }: Heard) => {
			if (this.#underWay !== sent) return; // another number was entered meanwhile
			// Rendered inside this page, the phone's script would run twice.
			if (result.type === 'redirect') return location.assign(result.location);
			this.#underWay = null;
			const answer = result.type === 'failure' && result.data ? answerTo(result.data) : null;
			if (!this.busy && isStillShut(answer, this.#answer())) return;
			// An error page would lose what stands in this page and its address.
			this.unheard = result.type === 'error';
			if (!this.unheard) await update({ reset: false });
			this.busy = false;
		};
	};
}
