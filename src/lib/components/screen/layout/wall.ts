import { innerHeight, innerWidth } from 'svelte/reactivity/window';

/** The projector screen in units of 1/1080 of its height. Every size scales with it. */
export const wall = {
	/** 1920 on 16 : 9, 1440 on 4 : 3. */
	get width(): number {
		return (1080 * (innerWidth.current ?? 1920)) / (innerHeight.current ?? 1080);
	},
	/** True on 4:3 and similar: fewer columns, never smaller letters. */
	get narrow(): boolean {
		return this.width < 1620;
	},
	/** Width between the margins. */
	get room(): number {
		return this.width - 96;
	}
};

/** Height between the header and the part that heads in the audience hide. */
export const contentHeight = 728;
