import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { corrections } from '#lib/action/corrections.ts';
import { dueFromColumns } from '#lib/action/due.ts';
import { parseCommand, type CommandOf } from '#lib/board/policy/commands.ts';
import type { ActionId, ActionWords } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import { actionItems } from '../db/schema/action.ts';
import { scope } from '../db/scope.ts';
import { editActionRows, latestRemarks, runInOrder } from './action-rows.ts';
import { throughBoard } from './through-board.ts';

/** Keeps the old texts (A1). */
export async function editAction(
	app: App,
	person: Person,
	{ action, words }: { readonly action: ActionId; readonly words: ActionWords }
): Promise<Refusal | null> {
	const command = parseCommand({ id: ulid(), type: 'action.edit', action, ...words });
	if (command?.type !== 'action.edit') return 'unknown_command';
	const now = await scope(app.db, person.municipality, (tx) => theWords(tx, action));
	if (!now) return 'action_gone';
	if (isSame(now, command)) return null;
	const answer = await throughBoard(app, person, command);
	if (answer === 'no_board') await changeRow(app, person, command);
	return answer === 'no_board' || answer === 'done' ? null : answer;
}

async function changeRow(
	app: App,
	{ id: by, municipality }: Person,
	{ action, what, firstStep, owner, helpers, due }: CommandOf<'action.edit'>
): Promise<void> {
	const at = new Date();
	const words = { what, firstStep, owner, helpers, due };
	await scope(app.db, municipality, async (tx) => {
		const now = await theWords(tx, action);
		if (!now || isSame(now, words)) return; // sent twice
		const { status, ...before } = now;
		// A correction must not remove the latest remark, which stays shown (A1).
		const remark = (await latestRemarks(tx, [action])).get(action) ?? '';
		const entry = { status, remark, at, by, before, meeting: null };
		await runInOrder(editActionRows(tx, { action, municipality }, { words, entry }));
	});
}

const isSame = (a: ActionWords, b: ActionWords) => corrections(a, b).length === 0;

/** Locks the row, so that no other correction intervenes. */
async function theWords(tx: Tx, action: ActionId) {
	const [row] = await tx.select().from(actionItems).where(eq(actionItems.id, action)).for('update');
	if (!row) return null;
	const { what, firstStep, owner, helpers, status } = row;
	return { what, firstStep, owner, helpers, status, due: dueFromColumns(row.dueKind, row.dueOn) };
}
