import { getContext, setContext } from 'svelte';

const key = Symbol('guide');

/** The title of the local 手引き, which stands at 約束 (C25). */
export const provideGuide = (title: () => string) => setContext(key, title);

/** Must be called during component initialization. */
export const guideHere = (): (() => string) => getContext<(() => string) | undefined>(key) ?? (() => '');
