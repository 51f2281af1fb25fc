/** Browsers offer it to secure pages only. */
export const canKeepAwake = (): boolean => 'wakeLock' in navigator;

/** Keeps the screen on until the returned function is called. */
export function keepAwake(): () => void {
	let left = false;
	let held: WakeLockSentinel | null = null;

	async function take() {
		if (left || document.visibilityState !== 'visible') return;
		try {
			const taken = await navigator.wakeLock.request('screen');
			if (left) void taken.release();
			else held = taken;
		} catch {
			held = null; // a battery that is nearly empty refuses it
		}
	}

	const taking = () => void take();
	// The browser drops it whenever the page is hidden.
	document.addEventListener('visibilitychange', taking);
	taking();
	return () => {
		left = true;
		document.removeEventListener('visibilitychange', taking);
		void held?.release();
	};
}
