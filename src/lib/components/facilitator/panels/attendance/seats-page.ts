import { getContext, setContext } from 'svelte';

const key = Symbol('seats');

/** The page on which the seats of a 名簿 are counted; null while it is off, or for a key (C28). */
export const provideSeatsPage = (address: () => string | null) => setContext(key, address);

/** Must be called during component initialization. */
export const seatsPage = (): (() => string | null) =>
	getContext<(() => string | null) | undefined>(key) ?? (() => null);
