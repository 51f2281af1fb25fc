import type { Line } from './line.ts';
import { kill } from './lines/kill.ts';

/** In the order in which they run. */
export const lines: readonly Line[] = [kill];
