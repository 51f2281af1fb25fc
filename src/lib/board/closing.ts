/** How the meeting stood at 閉会, which can be taken back for a while (T5). */
export interface Closing {
	/** Milliseconds since 1970 on the server's clock. */
	readonly at: number;
	readonly door: boolean;
	/** A vote was open. */
	readonly voting: boolean;
}
