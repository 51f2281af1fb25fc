/** Made-up notes that stand on the screen until the first real ones have arrived. */
import { kinds, type Kind } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface Example {
	readonly kind: Kind;
	readonly text: string;
}

const texts: Readonly<Record<Kind, readonly (() => string)[]>> = {
	komatta: [m.screen_example_komatta_1, m.screen_example_komatta_2, m.screen_example_komatta_3],
	mottainai: [m.screen_example_mottainai_1, m.screen_example_mottainai_2, m.screen_example_mottainai_3]
};

/** Three; where both kinds are asked for, the kinds take turns. */
export function writingExamples(asked: Kind | null): Example[] {
	const all = (asked === null ? kinds : [asked]).map((kind) =>
		texts[kind].map((text) => ({ kind, text: text() }))
	);
	return [0, 1, 2].flatMap((i) => all.flatMap((of) => of[i] ?? [])).slice(0, 3);
}
