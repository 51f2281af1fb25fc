export type Direction = 'up' | 'down' | 'left' | 'right';
export interface Box {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** Rounding may let touching notes overlap by a pixel. */
const slack = 1;
/** Sideways distance weighs more, so that ↓ stays in its column. */
const outOfLine = 8;

/** Returns an index in `boxes`, or null if nothing lies that way. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number | null {
	let found: number | null = null;
	let least = Infinity;
	boxes.forEach((box, i) => {
		const { ahead, aside } = distances(from, box, direction);
		const cost = ahead + outOfLine * aside;
		if (ahead < -slack || cost >= least) return;
		least = cost;
		found = i;
	});
	return found;
}

function distances(from: Box, box: Box, direction: Direction): { ahead: number; aside: number } {
	const across = Math.max(0, box.left - from.right, from.left - box.right);
	const along = Math.max(0, box.top - from.bottom, from.top - box.bottom);
	switch (direction) {
		case 'down':
			return { ahead: box.top - from.bottom, aside: across };
		case 'up':
			return { ahead: from.top - box.bottom, aside: across };
		case 'right':
			return { ahead: box.left - from.right, aside: along };
		case 'left':
			return { ahead: from.left - box.right, aside: along };
	}
}
