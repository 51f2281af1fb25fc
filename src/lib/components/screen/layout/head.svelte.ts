import { createContext } from 'svelte';

export class ScreenHead {
	label = $state('');
}

export const [screenHead, provideScreenHead] = createContext<ScreenHead>();
