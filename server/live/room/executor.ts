import { createHmac } from 'node:crypto';
import * as Y from 'yjs';
import { readOutline } from '#lib/board/document/doc.ts';
import { takeOutOfArrangement } from '#lib/board/erase/erase.ts';
import type { ActionId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { applyCommand, questionsOf } from '../../board/commands/apply-command.ts';
import type { CommandContext, Effects, Erasure } from '../../board/commands/command-context.ts';
import type { BoardAddress, BoardLog } from '../log/board-log.ts';
import type { BoardRows, OwnViews } from '../log/board-rows.ts';
import { stateOf } from '../log/compaction.ts';
import type { EditRules } from '../edits/edit-rules.ts';
import { applyEdit } from './apply-edit.ts';
import type { CommandItem, Item } from './batch.ts';
import type { LiveCopy } from './live-copy.ts';

/** Clients must not learn of it before COMMIT. */
export interface Done {
	readonly seq: number;
	readonly isRewritten: boolean;
	/** First other processes' updates, then this batch's. */
	readonly updates: readonly Uint8Array[];
	/** Sent after COMMIT. */
	readonly replies: readonly ((seq: number) => void)[];
	readonly erased: readonly NoteId[];
	readonly own: OwnViews;
	readonly staffChanged: boolean;
	/** Only guests' commands, no rewrite, no other process's changes: its broadcast may wait. */
	readonly isOfCrowd: boolean;
	readonly allChanged: boolean;
}

export interface CommitContext {
	readonly board: BoardAddress;
	readonly log: BoardLog;
	readonly effects: Effects;
	readonly rules: EditRules;
	/** After COMMIT: other boards may show these actions too (A7). */
	readonly actionsChanged?: (actions: readonly ActionId[]) => void;
}

export async function commitBatch(
	context: CommitContext,
	copy: LiveCopy,
	items: readonly Item[]
): Promise<Done> {
	const { seq, value } = await context.log.append(context.board, copy.head, async (rows, behind) => {
		const before = Y.encodeStateVector(copy.doc);
		copy.apply(behind.updates);
		const mine: Uint8Array[] = [];
		const record = (update: Uint8Array) => mine.push(update);
		copy.doc.on('update', record);
		try {
			const { erasure, ...rest } = await applyAll(items, copy, rows, context);
			const isRewritten = erasure.isForgotten;
			const value = {
				...rest,
				isRewritten,
				isOfCrowd: !isRewritten && !behind.ahead && items.every(isOfGuest),
				erased: [...erasure.erased],
				allChanged: behind.ahead || rest.allChanged
			};
			if (isRewritten) {
				// E2: neither the log nor a frame may contain erased words, even if they had been shown.
				const bytes = Y.encodeStateAsUpdate(copy.doc, before);
				return {
					bytes,
					rewrite: stateOf(copy.doc, context.rules.reading),
					value: { ...value, updates: [bytes] }
				};
			}
			const bytes = mine.length === 0 ? null : mine.length === 1 ? mine[0]! : Y.mergeUpdates(mine);
			return { bytes, value: { ...value, updates: bytes ? [...behind.updates, bytes] : behind.updates } };
		} finally {
			copy.doc.off('update', record);
		}
	});
	return { seq, ...value, own: await value.own };
}

const isOfGuest = ({ type, actor }: Item) =>
	type === 'command' &&
	(actor.kind === 'participant' || (actor.kind === 'screen' && actor.looksOnly === true));

async function applyAll(items: readonly Item[], copy: LiveCopy, rows: BoardRows, context: CommitContext) {
	const { effects, rules, actionsChanged } = context;
	const touched: CommandContext['touched'] = new Set();
	const changedActions: CommandContext['changedActions'] = new Set();
	const erasure: Erasure = { erased: new Set(), isForgotten: false };
	const commandContext = { doc: copy.doc, rows, effects, touched, changedActions, erasure };
	const named = new Set<NoteId>();
	const replies: ((seq: number) => void)[] = [];
	const commands = items.filter((item) => item.type === 'command');
	if (commands.length > 0) await rows.readAhead(questionsOf(commands));
	const rejected = new Set<object>();
	for (const item of items) {
		if (item.type !== 'edit') replies.push(await applyOnce(item, commandContext));
		else if (!rejected.has(item.sender)) {
			const verdict = applyEdit(item, copy, rules, named);
			if (typeof verdict === 'number') rejected.add(item.sender); // its later edits build on it
			replies.push(() => (typeof verdict === 'number' ? item.reject(verdict) : item.stored(verdict)));
		}
	}
	await keepOut(named, commandContext);
	if (changedActions.size > 0) replies.push(() => actionsChanged?.([...changedActions]));
	const staffChanged = touched.delete('staff');
	const allChanged = touched.delete('everybody');
	// Pipelined with the writes in one round trip.
	const own = rows.ownViews([...touched] as ParticipantId[]);
	own.catch(() => undefined); // if the transaction fails, its own error is reported
	return { replies, own, erasure, staffChanged, allChanged };
}

/** E4: staff who were offline or pressed 元に戻す may arrange an erased note again. */
async function keepOut(named: ReadonlySet<NoteId>, { doc, rows }: CommandContext): Promise<void> {
	const { hasNote } = readOutline(doc);
	const missing = [...named].filter((note) => !hasNote(note));
	if (missing.length > 0) takeOutOfArrangement(doc, await rows.erasedAmong(missing));
}

/** S1, S2: a resend gets the first answer again; the same id with other content is refused. */
async function applyOnce(item: CommandItem, commandContext: CommandContext) {
	const { command, actor, answer } = item;
	const { id } = command;
	if (actor.kind === 'server') {
		const result = await applyCommand(command, actor, commandContext);
		return () =>
			answer(
				typeof result === 'string'
					? { id, ok: false, refusal: result }
					: { id, ok: true, seq: 0, result: { ...result } }
			);
	}

	const fingerprint = createHmac('sha256', commandContext.rows.commandKey)
		.update(JSON.stringify(command))
		.digest('base64url');
	const known = await commandContext.rows.receipt(actor.id, id);
	if (known && known.fingerprint !== fingerprint)
		return () => answer({ id, ok: false, refusal: 'id_reused' satisfies Refusal });
	if (known) return () => answer({ id, ok: true, seq: known.seq, result: { ...known.result } });

	const result = await applyCommand(command, actor, commandContext);
	if (typeof result === 'string') return () => answer({ id, ok: false, refusal: result });
	commandContext.rows.keepReceipt(actor.id, id, { fingerprint, result });
	return (seq: number) => answer({ id, ok: true, seq, result: { ...result } });
}
