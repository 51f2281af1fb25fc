/** Decides what a frame should lead to, independently of the room that judges it. */
import * as Y from 'yjs';
import { commandIdIn, parseCommand } from '#lib/board/policy/commands.ts';
import { staffRoots, changedRoots } from '#lib/board/document/layout.ts';
import { readFrame } from '#lib/wire/frames.ts';

/**
 * `closed`: the sender's socket is closed. `refused`: the answer is a refusal. `passed`: the frame
 * is ignored. `valid`: the frame means something by chance, as after a flipped bit in a text.
 */
export type Outcome = 'closed' | 'refused' | 'passed' | 'valid';

export function outcomeOf(bytes: Uint8Array, edits: boolean, board: Uint8Array): Outcome {
	const frame = readFrame(bytes);
	switch (frame.type) {
		case 'unreadable':
			return 'closed';
		case 'ignored':
			return 'passed';
		case 'step1':
			return throws(() => Y.decodeStateVector(frame.stateVector)) ? 'closed' : 'valid';
		case 'command':
			if (parseCommand(frame.value)) return 'valid';
			return commandIdIn(frame.value) === null ? 'closed' : 'refused';
		case 'edit':
			return edits && isAllowed(frame.update, board) ? 'valid' : 'closed';
	}
}

/** Yjs has to apply the update without a gap, and it may touch only the roots of editors. */
function isAllowed(update: Uint8Array, board: Uint8Array): boolean {
	if (throws(() => Y.decodeUpdate(update))) return false;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, board);
	let changed = new Set<string>();
	doc.once('afterTransaction', (transaction: Y.Transaction) => (changed = changedRoots(transaction)));
	if (throws(() => Y.applyUpdate(doc, update))) return false;
	if (doc.store.pendingStructs || doc.store.pendingDs) return false;
	const allowed: readonly string[] = staffRoots;
	return [...changed].every((name) => allowed.includes(name));
}

function throws(run: () => unknown): boolean {
	try {
		run();
		return false;
	} catch {
		return true; // lib0 and Yjs throw errors of many types
	}
}
