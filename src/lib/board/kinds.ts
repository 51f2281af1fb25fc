/**
 * Words are in `words/kind-words.ts` and `words/kind-words-for-staff.ts`, colours in
 * `look/tokens.css`, the drawing in `Shape.svelte`.
 */
import { kinds, type Kind } from './model.ts';

interface KindFacts {
	/** Chooses the kind where no text is typed (代筆). */
	readonly key: string;
	/** Printed cards (書く カード) per person. */
	readonly cards: number;
}

export const kindFacts: Readonly<Record<Kind, KindFacts>> = {
	komatta: { key: 'k', cards: 3 },
	mottainai: { key: 'm', cards: 2 }
};

export const perKind = <T>(of: (kind: Kind) => T): Record<Kind, T> =>
	Object.fromEntries(kinds.map((kind): [Kind, T] => [kind, of(kind)])) as Record<Kind, T>;

export const nextKind = (kind: Kind): Kind => kinds[(kinds.indexOf(kind) + 1) % kinds.length]!;

export const countByKind = (notes: readonly { readonly kind: Kind }[]): Record<Kind, number> =>
	perKind((kind) => notes.filter((note) => note.kind === kind).length);

export const totalOf = (counts: Readonly<Record<Kind, number>>): number =>
	kinds.reduce((sum, kind) => sum + counts[kind], 0);
