import { getContext, setContext } from 'svelte';
import { japanDay } from '#lib/words/japan-time.ts';

const key = Symbol('today');

/** The server's clock, since a laptop's may be in another year. */
export const provideToday = (today: () => string) => setContext(key, today);

/** Must be called during component initialization. */
export const todayHere = (): (() => string) =>
	getContext<(() => string) | undefined>(key) ?? (() => japanDay(new Date()));
