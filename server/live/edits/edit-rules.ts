/** What editors may change in a live document, and for how long. A room keeps one kind of document. */
import type * as Y from 'yjs';
import { boardShape } from '#lib/board/document/board-shape.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import type { DocumentShape } from '#lib/board/document/document-shape.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { refusalForEdit } from '#lib/board/policy/policy.ts';
import { minutesShape } from '#lib/editor/minutes-shape.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { boardReading, minutesReading, type Reading } from '../log/compaction.ts';

export interface EditRules {
	/** What an edit may put where (S5). */
	readonly shape: DocumentShape;
	/** Whether commands change it too. */
	readonly commands: boolean;
	/** All that a document says: what a log that is rewritten must say again. */
	readonly reading: Reading;
	/** Null means yes. */
	refusal(actor: Actor, doc: Y.Doc): CloseCode | null;
}

export const boardRules: EditRules = {
	shape: boardShape,
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
	shape: minutesShape,
	commands: false,
	reading: minutesReading,
	refusal: (actor) => (actor.kind === 'account' && actor.facilitates ? null : closeCodes.notYourMeeting)
};
