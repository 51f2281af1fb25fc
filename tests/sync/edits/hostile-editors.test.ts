/** `npm run test:soak -- --only editors` with fewer edits. */
import { expect, test } from 'vitest';
import { floodEditors } from '../../soak/lines/editors.ts';

const seed = Number(process.env.EDITORS_SEED ?? 20270123);

test('[S5][S11] a thousand forged edits hold nobody up, block no step, and take no colleague’s work unseen', async () => {
	const { forged, refused, longestMs, toldNotSaved, ...wrong } = await floodEditors({ seed, edits: 1_000 });
	console.log(
		`editors: seed ${seed}, ${forged} forged, ${refused} refused, longest ${longestMs.toFixed(1)} ms of the thread, ${toldNotSaved} told`
	);
	expect(refused).toBeGreaterThan(300);
	expect(wrong).toEqual({ stalls: 0, blocked: 0, lostUnseen: 0 });
});
