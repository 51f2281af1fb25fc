import type { Line } from './line.ts';
import { ack } from './lines/ack.ts';
import { erasure } from './lines/erasure.ts';
import { kill } from './lines/kill.ts';
import { malformed } from './lines/malformed.ts';

/** In the order in which they run. */
export const lines: readonly Line[] = [kill, ack, malformed, erasure];
