import { innerHeight, innerWidth } from 'svelte/reactivity/window';

/** In units of 1/1080 of the screen height. */
export const wall = {
	/** 1920 on 16 : 9, 1440 on 4 : 3. */
	get width(): number {
		return (1080 * (innerWidth.current ?? 1920)) / (innerHeight.current ?? 1080);
	},
	/** On 4:3 there are fewer columns, never smaller letters. */
	get narrow(): boolean {
		return this.width < 1620;
	},
	get room(): number {
		return this.width - 96;
	}
};

/** Heads in the audience hide what is below. */
export const contentHeight = 728;
