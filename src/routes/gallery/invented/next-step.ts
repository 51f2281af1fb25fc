import { createSubscriber } from 'svelte/reactivity';

/** Props of a page that is at one step when it is drawn, and at the next one right after. */
export function nextStep<P>(props: P): P & { readonly moment: string } {
	const first = 'open 4';
	let moment = first;
	const watch = createSubscriber((update) => {
		const wait = setTimeout(() => {
			moment = 'open 5';
			update();
		});
		return () => {
			clearTimeout(wait);
			moment = first;
		};
	});
	return Object.defineProperty({ ...props, moment }, 'moment', {
		get: () => {
			watch();
			return moment;
		}
	});
}
