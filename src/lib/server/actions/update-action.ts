import { ulid } from 'ulid';
import { parseCommand, type CommandOf } from '#lib/board/policy/commands.ts';
import type { ActionId, ActionStatus } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { scope } from '../db/scope.ts';
import { runInOrder, updateActionRows } from './action-rows.ts';
import { throughBoard } from './through-board.ts';

interface Change {
	readonly action: ActionId;
	readonly status: ActionStatus;
	readonly remark: string;
}

export async function updateAction(app: App, person: Person, change: Change): Promise<Refusal | null> {
	const command = parseCommand({ id: ulid(), type: 'action.update', ...change });
	if (command?.type !== 'action.update') return 'unknown_command';
	const answer = await throughBoard(app, person, command);
	if (answer === 'no_board') await changeRow(app, person, command);
	return answer === 'no_board' || answer === 'done' ? null : answer;
}

async function changeRow(
	app: App,
	{ id: by, municipality }: Person,
	{ action, status, remark }: CommandOf<'action.update'>
): Promise<void> {
	const entry = { status, remark, at: new Date(), by, before: null, meeting: null };
	await scope(app.db, municipality, (tx) =>
		runInOrder(updateActionRows(tx, { action, municipality }, entry))
	);
}
