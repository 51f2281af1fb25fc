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
import { serverRestart } from './lines/server-restart.ts';
import { slowReaders } from './lines/slow-readers.ts';
import { starts } from './lines/starts.ts';

/** Lines that need a quiet machine run first, and the one that waits for ten minutes runs last. */
export const lines: readonly Line[] = [
	ack,
	slowReaders,
	serverRestart,
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
];
