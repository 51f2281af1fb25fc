import { getContext, setContext } from 'svelte';
import { japanDay } from '#lib/words/japan-time.ts';

const key = Symbol('today');

/** Pages say which day it is by the server's clock: a laptop that stands in another year must not say the wrong one. */
export const provideToday = (today: () => string) => setContext(key, today);

/** The day in Japan, for the words of a date. Asked while a component begins. */
export const todayHere = (): (() => string) =>
	getContext<(() => string) | undefined>(key) ?? (() => japanDay(new Date()));
