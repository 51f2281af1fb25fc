/** What editors may change in a live document, and for how long. A room keeps one kind of document. */
import type * as Y from 'yjs';
import { readOutline } from '#lib/board/doc.ts';
import { accountRoots } from '#lib/board/layout.ts';
import type { Actor } from '#lib/board/actor.ts';
import { refusalForEdit } from '#lib/board/policy.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { boardReading, minutesReading, type Reading } from './compaction.ts';

export interface EditRules {
	/** The roots that an edit may touch; any other belongs to the server (S5). */
	readonly roots: readonly string[];
	/** Whether commands change it too. */
	readonly commands: boolean;
	/** All that a document says: what a log that is rewritten must say again. */
	readonly reading: Reading;
	/** Null means yes. */
	refusal(actor: Actor, doc: Y.Doc): CloseCode | null;
}

export const boardRules: EditRules = {
	roots: accountRoots,
	commands: true,
	reading: boardReading,
	refusal: (actor, doc) => {
		const refusal = refusalForEdit(actor, readOutline(doc).phase);
		if (!refusal) return null;
		return refusal === 'meeting_closed' ? closeCodes.meetingOver : closeCodes.notYourMeeting;
	}
};

/** 会議録 are written for weeks after まとめ完了, so no phase ends it (M2). */
export const minutesRules: EditRules = {
	roots: [minutesRoot],
	commands: false,
	reading: minutesReading,
	refusal: (actor) => (actor.kind === 'account' && actor.facilitates ? null : closeCodes.notYourMeeting)
};
