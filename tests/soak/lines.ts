import type { Line } from './line.ts';
import { ack } from './lines/ack.ts';
import { clock } from './lines/clock.ts';
import { editors } from './lines/editors.ts';
import { erasure } from './lines/erasure.ts';
import { flood } from './lines/flood.ts';
import { fullBoard } from './lines/full-board.ts';
import { fuzz } from './lines/fuzz.ts';
import { idle } from './lines/idle.ts';
import { kill } from './lines/kill.ts';
import { malformed } from './lines/malformed.ts';
import { matrix } from './lines/matrix.ts';
import { network } from './lines/network.ts';
import { restart } from './lines/restart.ts';
import { slowReaders } from './lines/slow-readers.ts';
import { starts } from './lines/starts.ts';

/** In the order in which they run: what must be measured on a quiet machine comes first, ten minutes of waiting last. */
export const lines: readonly Line[] = [
	...[
		ack,
		slowReaders,
		restart,
		kill,
		starts,
		flood,
		malformed,
		editors,
		fullBoard,
		fuzz,
		network,
		clock,
		erasure,
		matrix,
		idle
	]
];
