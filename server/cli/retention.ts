/**
 * Retention (保存年限): lists meetings past their period, and erases their words only on request (E7).
 */
import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import { blankNotes } from '#lib/board/erase/erase.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { listMunicipalities } from '#lib/server/db/lookup.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { changeStored, keptBoards } from '../live/log/rewrite-log.ts';
import { UsageProblem } from './usage.ts';
import type { Args, Output } from './args.ts';

/** Texts of notes are kept for this many full fiscal years (年度) after that of their meeting. */
const yearsOfWords = 3;
/** Records of 個別の支援につなぐ. */
const yearsOfHandoffs = 5;

interface Due {
	readonly municipality: MunicipalityId;
	readonly meeting: MeetingId;
	readonly council: string;
	readonly number: number;
	readonly startsAt: Date;
}

export async function retention(app: App, args: Pick<Args, 'list' | 'apply'>): Promise<Output> {
	if (Boolean(args.list) === Boolean(args.apply))
		throw new UsageProblem('--list で しらべるか、--apply で 消すかを えらんでください。');
	const due = await meetingsPastRetention(app, new Date());
	if (args.apply) await apply(app, due, new Date());
	const lines = due.map(
		({ council, number, startsAt }) => `  ${japanDay(startsAt)} ${council} 第${number}回`
	);
	const head = args.apply ? 'つぎの 会議の 紙の ことばを 消しました' : '--apply で 紙の ことばが 消える 会議';
	return {
		json: due.map(({ meeting }) => meeting),
		text: [`${head}：${due.length === 0 ? 'ありません' : `${due.length}件`}`, ...lines, ''].join('\n')
	};
}

/** Fiscal years (年度) begin in April, by the day in Japan. */
export function fiscalYearOf(at: Date): number {
	const [year = 0, month = 0] = japanDay(at).split('-').map(Number);
	return month < 4 ? year - 1 : year;
}

/** Returns the closed meetings past retention whose notes still have text, in every 市町村. */
export async function meetingsPastRetention(app: App, now: Date): Promise<Due[]> {
	const firstDay = new Date(`${fiscalYearOf(now) - yearsOfWords}-04-01T00:00:00+09:00`);
	const due: Due[] = [];
	for (const { municipality } of await listMunicipalities(app.db)) {
		const spoken = sql`exists (select 1 from note n where n.meeting_id = ${meetings.id} and n.text <> '')`;
		const rows = await scope(app.db, municipality, (tx) =>
			tx
				.select({
					meeting: meetings.id,
					council: councils.displayName,
					number: meetings.number,
					startsAt: meetings.startsAt
				})
				.from(meetings)
				.innerJoin(councils, eq(councils.id, meetings.councilId))
				.where(and(eq(meetings.phase, 'closed'), lt(meetings.startsAt, firstDay), spoken))
				.orderBy(asc(meetings.startsAt))
		);
		due.push(...rows.map((row) => ({ municipality, ...row })));
	}
	return due;
}

/** One transaction per meeting: after a failure the earlier ones stay done, the rest stays due. */
export async function apply(app: App, due: readonly Due[], now: Date): Promise<void> {
	for (const board of due)
		await scope(app.db, board.municipality, async (tx) => {
			await changeStored(tx, keptBoards, board, (doc) => {
				blankNotes(doc);
				return true;
			});
			await tx
				.update(notes)
				.set({ text: '' })
				.where(and(eq(notes.meetingId, board.meeting), ne(notes.text, '')));
		});
	const before = sql`${handoffs.on} < ${japanDay(now)}::date - make_interval(years => ${yearsOfHandoffs})`;
	for (const { municipality } of await listMunicipalities(app.db))
		await scope(app.db, municipality, (tx) => tx.delete(handoffs).where(before));
}
