import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { notesBehind, readBoard } from '#lib/board/document/doc.ts';
import {
	countPeople,
	countPhone,
	goToStep,
	putAction,
	setChoice,
	setPhase,
	setVoting,
	showNote
} from '#lib/board/document/command-edits.ts';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { AccountId, ActionId, CombinationId, GroupId, Member, NoteId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes as noteTable } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { project } from '../../server/projection/projector.ts';
import { firstWords, keepAction } from './keep-action.ts';
import type { PastAction, PastMeeting } from './past-meetings/past-meeting.ts';

const dayMs = 86_400_000;
const lastedMs = 90 * 60_000;
const seq = 2; // seq 1 is the initial update of every board

interface Held {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly by: AccountId;
}

export async function holdMeeting(
	app: App,
	{ municipality, council, by }: Held,
	past: PastMeeting
): Promise<void> {
	const startsAt = atTen(new Date(Date.now() - past.daysAgo * dayMs));
	const { theme, venue } = past;
	const { meeting } = await prepareMeeting(app, {
		municipality,
		council,
		theme,
		venue,
		startsAt,
		template: 'sasaeai_90'
	});
	const address = { municipality, meeting };

	const board = await scope(app.db, municipality, async (tx) => {
		const doc = await boardOf(tx, address);
		const before = Y.encodeStateVector(doc);
		await countEverybody(tx, doc, { address, past });
		const noteIds = await postNotes(tx, doc, { address, past });
		const ideas = arrange(doc, past, noteIds);
		for (const action of past.actions) {
			const combination = action.combination === null ? null : (ideas[action.combination] ?? null);
			const id = decide(doc, action, combination);
			const origin = combination === null ? [] : notesBehind(doc, combination);
			await keepAction(tx, { ...address, id, council, startsAt, action, combination, origin, by });
		}
		setPhase(doc, 'closed', false);
		goToStep(doc, readBoard(doc).agenda.length - 1);

		const bytes = Y.encodeStateAsUpdate(doc, before);
		await tx.insert(boardUpdates).values({ meetingId: meeting, municipalityId: municipality, seq, bytes });
		await tx.update(boards).set({ seq }).where(eq(boards.meetingId, meeting));
		const closedAt = new Date(startsAt.getTime() + lastedMs);
		await tx.update(meetings).set({ phase: 'closed', closedAt }).where(eq(meetings.id, meeting));
		return readBoard(doc);
	});
	await project(app.db, address, board, seq);
}

export async function boardOf(tx: Tx, { meeting }: MeetingAddress): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const rows = await tx.select().from(boardUpdates).where(eq(boardUpdates.meetingId, meeting));
	for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
	return doc;
}

interface Written {
	readonly address: MeetingAddress;
	readonly past: PastMeeting;
}

/** Everyone who has a phone joined with it. */
async function countEverybody(tx: Tx, doc: Y.Doc, { address, past }: Written): Promise<void> {
	const own = { meetingId: address.meeting, municipalityId: address.municipality, organization: '' };
	const rows = past.attendance.map(([affiliation, people, withoutPhone]) => ({
		...own,
		affiliation,
		people,
		withoutPhone
	}));
	await tx.insert(attendances).values(rows);
	for (const { people, withoutPhone } of rows) {
		countPeople(doc, people, withoutPhone);
		for (let phone = withoutPhone; phone < people; phone += 1) countPhone(doc);
	}
}

async function postNotes(tx: Tx, doc: Y.Doc, { address, past }: Written): Promise<NoteId[]> {
	const own = { meetingId: address.meeting, municipalityId: address.municipality };
	const rows = past.notes.map(([kind, text, { phones = 0, hands = 0, carried = false } = {}]) => {
		const id = crypto.randomUUID() as NoteId;
		const note = { id, kind, text, supportPhones: phones, supportHands: hands, carried };
		return { ...own, ...note, number: showNote(doc, note), seq };
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
	setVoting(doc, 'shown');
	return past.combinations.map(({ idea, groups, notes, votes, hands, stickers, outcome }) => {
		const id = crypto.randomUUID() as CombinationId;
		const members: Member[] = [
			...groups.map((i) => ({ type: 'group', id: groupIds[i]! }) as const),
			...notes.map((i) => ({ type: 'note', id: noteIds[i]! }) as const)
		];
		combine(doc, id, members, idea);
		setChoice(doc, id, { votes, hands, stickers, outcome });
		return id;
	});
}

/** Uses the original words, from before any correction. */
function decide(doc: Y.Doc, action: PastAction, combination: CombinationId | null): ActionId {
	const id = crypto.randomUUID() as ActionId;
	putAction(doc, {
		...firstWords(action),
		id,
		combination,
		result: action.result ?? 'do',
		remark: '',
		status: 'not_started',
		from: 'this_meeting'
	});
	return id;
}

function atTen(day: Date): Date {
	const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(day);
	return new Date(`${date}T10:00:00+09:00`);
}
