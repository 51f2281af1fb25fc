import { innerHeight, innerWidth } from 'svelte/reactivity/window';

/** The wall in units of 1/1080 of its height: every size of the projector hangs on the height (LOOK 2). */
export const wall = {
	/** 1920 on 16 : 9, 1440 on 4 : 3. */
	get width(): number {
		return (1080 * (innerWidth.current ?? 1920)) / (innerHeight.current ?? 1080);
	},
	/** 4 : 3 and the like: fewer columns, never smaller letters. */
	get narrow(): boolean {
		return this.width < 1620;
	},
	/** Between the margins. */
	get room(): number {
		return this.width - 96;
	}
};

/** Between the header and the heads of those in front. */
export const contentHeight = 728;
