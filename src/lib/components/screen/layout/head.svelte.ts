import { createContext } from 'svelte';

/** What the content area tells the header: a total, and the number of the page. */
export class ScreenHead {
	label = $state('');
	page = $state('');
}

export const [screenHead, provideScreenHead] = createContext<ScreenHead>();
