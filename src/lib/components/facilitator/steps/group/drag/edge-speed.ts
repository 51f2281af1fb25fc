/** In px. */
const zone = 80;
/** In px per second. */
const slowest = 120;
const fastest = 1_400;

/** How fast the page scrolls under a dragged note, in px per second; upwards is negative. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
	const up = Math.min(1, (top + zone - y) / zone);
	const down = Math.min(1, (y - (bottom - zone)) / zone);
	if (up > 0) return -speed(up);
	return down > 0 ? speed(down) : 0;
}

const speed = (depth: number) => slowest + (fastest - slowest) * depth * depth;
