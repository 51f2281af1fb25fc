import { createContext } from 'svelte';

export class ScreenHead {
	label = $state('');
	page = $state('');
}

export const [screenHead, provideScreenHead] = createContext<ScreenHead>();
