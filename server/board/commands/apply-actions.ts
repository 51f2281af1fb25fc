/** The rows of actions (やること) are authoritative; the board mirrors them (A1). */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { notesBehind, readBoard } from '#lib/board/document/doc.ts';
import type { ActionId, ActionWords } from '#lib/board/model.ts';
import { isBlank } from '#lib/board/text/text.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { CommandContext } from './command-context.ts';
import type { ActionRow, ActionUpdateRow } from '../../live/log/board-rows.ts';

const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.id : null);

/** The permanent id is assigned here (A1, A2). */
export function decide(
	command: CommandOf<'action.decide'>,
	actor: Actor,
	context: CommandContext
): CommandResult {
	const { result, combination } = command;
	const notes = combination ? notesBehind(context.doc, combination) : [];
	const action = { ...begun(context), ...wordsOf(command), result, combination };

	edits.putAction(context.doc, { ...action, from: 'this_meeting' });
	if (combination) edits.setChoice(context.doc, combination, { outcome: result });
	edits.setDeciding(context.doc, null);
	context.rows.addAction(action, { here: true, notes }, firstUpdate(actor, context));
	return { action: action.id };
}

/** まだ 決めない: a combination that already has an outcome keeps it. */
export function leaveForLater(
	{ combination }: CommandOf<'decide.later'>,
	{ doc }: CommandContext
): CommandResult {
	const idea = readBoard(doc).combinations.find(({ id }) => id === combination);
	if (!idea?.outcome) edits.setChoice(doc, combination, { outcome: 'later' });
	edits.setDeciding(doc, null);
	return {};
}

/** 前からの やること is older than this board, so it has no origin. */
export function bring(
	command: CommandOf<'action.bring'>,
	actor: Actor,
	context: CommandContext
): CommandResult {
	const { status = 'not_started', remark = '' } = command;
	const words = { ...wordsOf(command), result: 'do', combination: null } as const;
	const action = { ...begun(context), ...words, status, remark };
	edits.putAction(context.doc, { ...action, from: 'earlier' });
	const first = { ...firstUpdate(actor, context), status, remark };
	context.rows.addAction(action, { here: false, notes: [] }, first);
	return { action: action.id };
}

/** Status and remark come from the row, since another board or page may have changed them. */
export async function edit(
	command: CommandOf<'action.edit'>,
	actor: Actor,
	{ doc, rows, effects, changedActions }: CommandContext
): Promise<CommandResult | Refusal> {
	const before = await rows.action(command.action, 'update'); // two concurrent edits must both reach the history
	if (!before) return 'action_gone';
	const { status, remark } = before;
	const words = wordsOf(command);
	edits.editAction(doc, command.action, words);
	edits.updateAction(doc, command.action, { status, remark });
	const update = { status, remark, at: effects.now(), by: accountOf(actor), before: wordsOf(before) };
	rows.editAction(command.action, words, update);
	changedActions.add(command.action);
	return { action: command.action };
}

export function update(
	command: CommandOf<'action.update'>,
	actor: Actor,
	context: CommandContext
): CommandResult {
	const { action, status, remark } = command;
	const at = context.effects.now();
	// A status without a remark keeps the last ひとこと on the board (A1).
	edits.updateAction(context.doc, action, isBlank(remark) ? { status } : { status, remark });
	context.rows.updateAction(action, { status, remark, at, by: accountOf(actor), before: null });
	context.changedActions.add(action);
	return { action };
}

/** A7: the row is authoritative; equal values are not written again. */
export async function refresh(
	{ action }: CommandOf<'action.refresh'>,
	{ doc, rows, erasure }: CommandContext
): Promise<CommandResult | Refusal> {
	const row = await rows.action(action);
	if (!row) return 'action_gone';
	const { status, remark } = row;
	const shown = readBoard(doc).actions.find(({ id }) => id === action);
	if (shown && isEmptied(shown, row)) erasure.isForgotten = true; // E3: the old words may repeat an erased note
	edits.editAction(doc, action, wordsOf(row));
	edits.updateAction(doc, action, { status, remark });
	return { action };
}

const mayRepeat = ['what', 'firstStep', 'owner', 'helpers', 'remark'] as const;

const isEmptied = (shown: ActionRow, row: ActionRow) =>
	mayRepeat.some((field) => shown[field] !== '' && row[field] === '');

const begun = ({ effects }: CommandContext) =>
	({ id: effects.newId() as ActionId, status: 'not_started', remark: '' }) as const;

const wordsOf = ({ what, firstStep, owner, helpers, due }: ActionWords): ActionWords => ({
	what,
	firstStep,
	owner,
	helpers,
	due
});

const firstUpdate = (actor: Actor, { effects }: CommandContext): ActionUpdateRow => ({
	status: 'not_started',
	remark: '',
	at: effects.now(),
	by: accountOf(actor),
	before: null
});
