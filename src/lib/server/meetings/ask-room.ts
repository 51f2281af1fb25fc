import { ulid } from 'ulid';
import { parseCommand, type Ask } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Person } from '../auth/person.ts';

/** The person must have passed a guard as a facilitator. */
export const facilitator = ({ id }: Pick<Person, 'id'>): Actor & { kind: 'account' } => ({
	kind: 'account',
	id,
	facilitates: true
});

/** Returns a refusal, or null when done. */
export async function askRoom(
	app: App,
	board: MeetingAddress,
	actor: Actor,
	ask: Ask
): Promise<Refusal | null> {
	const command = parseCommand({ id: ulid(), ...ask });
	if (!command) return 'unknown_command';
	const answer = await app.rooms.run(board, command, actor);
	return answer.ok ? null : refusalIn(answer, 'try_again');
}
