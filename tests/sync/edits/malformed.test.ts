/** `npm run test:soak -- --only malformed` with fewer frames. */
import { expect, test } from 'vitest';
import { floodRoom } from '../../soak/lines/malformed.ts';

const seed = Number(process.env.MALFORMED_SEED ?? 20270123);

test('[S5][S6] twenty thousand frames that mean nothing close or refuse their sender, change nothing, and nobody else notices', async () => {
	const { malformed, byEditors, longestMs, longestCpuMs, ...wrong } = await floodRoom({
		seed,
		frames: 20_000
	});
	console.log(
		`malformed: seed ${seed}, ${malformed} frames, longest ${longestMs.toFixed(1)} ms (${longestCpuMs.toFixed(1)} ms of the thread)`
	);
	expect(byEditors).toBeGreaterThan(200);
	expect(wrong).toEqual({ astray: 0, changes: 0, noticed: 0, stalls: 0 });
});
