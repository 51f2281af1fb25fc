import { createContext } from 'svelte';

/** What the page in the middle tells the header: a total, the number of the page. */
export class ScreenHead {
	label = $state('');
	page = $state('');
}

export const [screenHead, provideScreenHead] = createContext<ScreenHead>();
