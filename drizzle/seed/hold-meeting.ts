/** Writes a meeting that is over: its board as rooms would have left it, and the rows that follow from it. */
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/doc.ts';
import { goToStep, putAction, setPhase, showNote } from '#lib/board/command-edits.ts';
import { combine, makeGroup } from '#lib/board/edits.ts';
import type { BoardAction, CombinationId, GroupId, Member, NoteId } from '#lib/board/model.ts';
import { dueToColumns } from '#lib/action/due.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '#lib/server/db/schema/action.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes as noteTable } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { project } from '../../server/projector/projector.ts';
import type { PastAction, PastMeeting } from './past-meetings.ts';

const dayMs = 86_400_000;
const seq = 2; // after the one with which every board begins

type Decided = Omit<BoardAction, 'order'> & { readonly action: PastAction };

export async function holdMeeting(
	app: App,
	{ municipality, council }: { municipality: MunicipalityId; council: CouncilId },
	past: PastMeeting
): Promise<void> {
	const startsAt = atTen(new Date(Date.now() - past.daysAgo * dayMs));
	const { theme, venue } = past;
	const { meeting } = await prepareMeeting(app, {
		...{ municipality, council, theme, venue, startsAt },
		template: 'sasaeai_90'
	});
	const address = { municipality, meeting };

	const board = await scope(app.db, municipality, async (tx) => {
		const doc = await boardOf(tx, address);
		const before = Y.encodeStateVector(doc);
		const noteIds = await postNotes(tx, doc, { address, past });
		const ideas = arrange(doc, past, noteIds);
		for (const action of past.actions) {
			const decided = decide(doc, action, ideas);
			const { combination } = action;
			const origin = combination === null ? [] : (past.combinations[combination]?.notes ?? []);
			await keepAction(tx, {
				...address,
				council,
				startsAt,
				decided,
				origin: origin.map((i) => noteIds[i]!)
			});
		}
		setPhase(doc, 'closed', false);
		goToStep(doc, readBoard(doc).agenda.length - 1);

		const bytes = Y.encodeStateAsUpdate(doc, before);
		await tx.insert(boardUpdates).values({ meetingId: meeting, municipalityId: municipality, seq, bytes });
		await tx.update(boards).set({ seq }).where(eq(boards.meetingId, meeting));
		await tx.update(meetings).set({ phase: 'closed' }).where(eq(meetings.id, meeting));
		return readBoard(doc);
	});
	await project(app.db, address, board, seq);
}

async function boardOf(tx: Tx, { meeting }: MeetingAddress): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const rows = await tx.select().from(boardUpdates).where(eq(boardUpdates.meetingId, meeting));
	for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
	return doc;
}

async function postNotes(
	tx: Tx,
	doc: Y.Doc,
	{ address, past }: { address: MeetingAddress; past: PastMeeting }
): Promise<NoteId[]> {
	const own = { meetingId: address.meeting, municipalityId: address.municipality };
	const rows = past.notes.map(([kind, text]) => {
		const id = crypto.randomUUID() as NoteId;
		return { ...own, id, kind, text, number: showNote(doc, { id, kind, text }), seq };
	});
	await tx
		.insert(noteTable)
		.values(rows.map((row) => ({ ...row, source: 'phone' as const, state: 'shown' as const })));
	return rows.map(({ id }) => id);
}

function arrange(doc: Y.Doc, past: PastMeeting, noteIds: readonly NoteId[]): CombinationId[] {
	const groupIds = past.groups.map(({ title, notes }) => {
		const id = crypto.randomUUID() as GroupId;
		makeGroup(
			doc,
			id,
			notes.map((i) => noteIds[i]!),
			title
		);
		return id;
	});
	return past.combinations.map(({ idea, groups, notes }) => {
		const id = crypto.randomUUID() as CombinationId;
		const members: Member[] = [
			...groups.map((i) => ({ type: 'group', id: groupIds[i]! }) as const),
			...notes.map((i) => ({ type: 'note', id: noteIds[i]! }) as const)
		];
		combine(doc, id, members, idea);
		return id;
	});
}

function decide(doc: Y.Doc, action: PastAction, ideas: readonly CombinationId[]): Decided {
	const { what, firstStep, owner, due } = action;
	const decided: Omit<BoardAction, 'order'> = {
		...{ what, firstStep, owner, helpers: '', result: 'do', due, remark: '' },
		status: 'not_started',
		from: 'this_meeting',
		id: crypto.randomUUID() as BoardAction['id'],
		combination: action.combination === null ? null : (ideas[action.combination] ?? null)
	};
	putAction(doc, decided);
	return { ...decided, action };
}

interface Kept extends MeetingAddress {
	readonly council: CouncilId;
	readonly startsAt: Date;
	readonly decided: Decided;
	readonly origin: readonly NoteId[];
}

/** The row lives on after the meeting: it carries what became of it since (A1). */
async function keepAction(tx: Tx, kept: Kept): Promise<void> {
	const {
		decided,
		startsAt,
		municipality: municipalityId,
		meeting: meetingId,
		council: councilId,
		origin
	} = kept;
	const { id: actionId, what, firstStep, owner, due, combination: combinationId, action } = decided;
	const history = [{ days: 0, status: 'not_started' as const, remark: '' }, ...action.later].map((step) => ({
		...{ id: crypto.randomUUID(), actionId, municipalityId, status: step.status, remark: step.remark },
		at: new Date(startsAt.getTime() + step.days * dayMs),
		meetingId: step.days === 0 ? meetingId : null
	}));
	const latest = history.at(-1)!;

	await tx.insert(actionItems).values({
		...{ id: actionId, municipalityId, councilId, meetingId, combinationId, what, firstStep, owner },
		...dueToColumns(due),
		...{ status: latest.status, createdAt: startsAt, updatedAt: latest.at }
	});
	await tx.insert(actionUpdates).values(history);
	if (origin.length > 0)
		await tx.insert(actionOriginNotes).values(origin.map((noteId) => ({ actionId, noteId, municipalityId })));
}

/** Meetings begin at ten, whenever the demo was made. */
function atTen(day: Date): Date {
	const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(day);
	return new Date(`${date}T10:00:00+09:00`);
}
