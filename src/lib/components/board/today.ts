import { getContext, setContext } from 'svelte';
import { japanDay } from '#lib/words/japan-time.ts';

const key = Symbol('today');

/** Sets the source of today's date: the server's clock, since a laptop's may be in another year. */
export const provideToday = (today: () => string) => setContext(key, today);

/** Returns a getter of the day in Japan. Must be called during component initialization. */
export const todayHere = (): (() => string) =>
	getContext<(() => string) | undefined>(key) ?? (() => japanDay(new Date()));
