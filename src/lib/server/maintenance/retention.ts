/** Words past their retention (保存年限) are erased only on request (E7). */
import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import { fiscalYearOf, fiscalYearStart } from '#lib/words/fiscal-year.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App, MeetingAddress } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { listMunicipalities } from '../db/lookup.ts';
import { councils } from '../db/schema/council.ts';
import { handoffs } from '../db/schema/handoff.ts';
import { meetings } from '../db/schema/meeting.ts';
import { notes } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';
import { councilNameThen } from '../meetings/names-of-then.ts';

/** Full fiscal years (年度) after that of the meeting. */
const yearsOfWords = 3;
/** Records of 個別の支援につなぐ. */
const yearsOfHandoffs = 5;

export interface PastRetention extends MeetingAddress {
	readonly council: string;
	readonly number: number;
	readonly startsAt: Date;
}

/** Covers every 市町村. */
export async function meetingsPastRetention(app: App, now: Date): Promise<PastRetention[]> {
	const firstDay = fiscalYearStart(fiscalYearOf(now) - yearsOfWords);
	const due: PastRetention[] = [];
	for (const { municipality } of await listMunicipalities(app.db)) {
		const rows = await scope(app.db, municipality, (tx) => withWordsBefore(tx, firstDay));
		due.push(...rows.map((row) => ({ municipality, ...row })));
	}
	return due;
}

function withWordsBefore(tx: Tx, firstDay: Date) {
	const spoken = sql`exists (select 1 from note n where n.meeting_id = ${meetings.id} and n.text <> '')`;
	return tx
		.select({
			meeting: meetings.id,
			council: councilNameThen,
			number: meetings.number,
			startsAt: meetings.startsAt
		})
		.from(meetings)
		.innerJoin(councils, eq(councils.id, meetings.councilId))
		.where(and(eq(meetings.phase, 'closed'), lt(meetings.startsAt, firstDay), spoken))
		.orderBy(asc(meetings.startsAt));
}

interface Erasing {
	readonly due: readonly MeetingAddress[];
	readonly now: Date;
	/** The log of the board is unknown here. */
	readonly blankBoard: (tx: Tx, board: MeetingAddress) => Promise<void>;
}

/** One transaction per meeting: after a failure the earlier ones stay done. */
export async function erasePastRetention(app: App, { due, now, blankBoard }: Erasing): Promise<void> {
	for (const board of due)
		await scope(app.db, board.municipality, async (tx) => {
			await blankBoard(tx, board);
			await blankRows(tx, board.meeting);
			await recordApplied(tx, board.municipality, { meetings: 1 });
		});
	for (const { municipality } of await listMunicipalities(app.db))
		await deleteOldHandoffs(app, municipality, now);
}

const blankRows = (tx: Tx, meeting: MeetingId) =>
	tx
		.update(notes)
		.set({ text: '' })
		.where(and(eq(notes.meetingId, meeting), ne(notes.text, '')));

function deleteOldHandoffs(app: App, municipality: MunicipalityId, now: Date) {
	const before = sql`${handoffs.on} < ${japanDay(now)}::date - make_interval(years => ${yearsOfHandoffs})`;
	return scope(app.db, municipality, async (tx) => {
		const gone = await tx.delete(handoffs).where(before).returning({ id: handoffs.id });
		if (gone.length > 0) await recordApplied(tx, municipality, { handoffs: gone.length });
	});
}

const recordApplied = (tx: Tx, municipality: MunicipalityId, details: Readonly<Record<string, number>>) =>
	recordEvent(
		tx,
		{ municipality, account: null, name: '', role: 'terminal' },
		{ what: 'retention.applied', thing: { type: 'municipality', id: '', name: '' }, details }
	);
