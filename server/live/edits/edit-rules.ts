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
	/** Which content an edit may put where (S5). */
	readonly shape: DocumentShape;
	readonly commands: boolean;
	/** Everything the document says, to verify that a rewritten log says the same. */
	readonly reading: Reading;
	/** The close code for an editor who may not edit now. */
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

/** 会議録 may be edited in every phase, for weeks after まとめ完了 (M2). */
export const minutesRules: EditRules = {
	shape: minutesShape,
	commands: false,
	reading: minutesReading,
	refusal: (actor) => (actor.kind === 'account' && actor.facilitates ? null : closeCodes.notYourMeeting)
};
