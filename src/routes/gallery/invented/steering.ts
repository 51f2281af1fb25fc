import type { Board } from '#lib/board/model.ts';
import { WallSteering } from '#lib/components/facilitator/wall/wall-steering.svelte.ts';
import { now, ordinary } from './boards.ts';
import { sender } from './desk.ts';

export const steering = (board: Partial<Board> = {}, by = sender) =>
	new WallSteering(() => ({ ...ordinary, ...board }), now, by);
