import type { SubmitFunction } from '@sveltejs/kit';

/** Says while a form is on its way, and leaves in it what was typed. */
export class Sending {
	busy = $state(false);

	readonly enhance: SubmitFunction = () => {
		this.busy = true;
		return async ({ update }) => {
			await update({ reset: false });
			this.busy = false;
		};
	};
}
