import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { momentWords } from '#lib/words/dates.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { UsageProblem } from './usage.ts';

export interface Prepared {
	readonly id: MeetingId;
	readonly number: number;
	readonly startsAt: Date;
	/** Called off (中止). */
	readonly cancelled: boolean;
}

/** Returns meetings in the phases `draft` and `open`, earliest first. */
export function listPrepared(
	app: App,
	municipality: MunicipalityId,
	council: CouncilId
): Promise<Prepared[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({
				id: meetings.id,
				number: meetings.number,
				startsAt: meetings.startsAt,
				cancelled: sql<boolean>`${meetings.cancelledAt} is not null`
			})
			.from(meetings)
			.where(and(eq(meetings.councilId, council), inArray(meetings.phase, ['draft', 'open'])))
			.orderBy(asc(meetings.startsAt), asc(meetings.number))
	);
}

/**
 * Returns the meeting with this number, else today's, else the only one. Throws a `UsageProblem`
 * rather than guess among several or choose one that was called off (P13).
 */
export function chooseMeeting(
	prepared: readonly Prepared[],
	{ today, number }: { readonly today: string; readonly number?: string | undefined }
): Prepared {
	if (prepared.length === 0)
		throw new UsageProblem('準備してある 会議が ありません。先に meeting prepare を してください。');
	const named = number && prepared.filter((each) => String(each.number) === number.normalize('NFKC'));
	const ofToday = prepared.filter(({ startsAt }) => japanDay(startsAt) === today);
	const isOn = ({ cancelled }: Prepared) => !cancelled;
	const wanted = named || (ofToday.length > 0 ? ofToday : prepared.filter(isOn));
	// A meeting that was called off gives way to another one today, never to another day's.
	const [found, another] = wanted.some(isOn) ? wanted.filter(isOn) : wanted;
	if (found?.cancelled)
		throw new UsageProblem(
			`第${found.number}回（${momentWords(found.startsAt)}）は 中止に なっています。ひらくときは、先に 会議の ページで 中止を とりけしてください。`
		);
	if (found && !another) return found;

	const lines = prepared.map(
		({ number: each, startsAt, cancelled }) =>
			`  第${each}回（${momentWords(startsAt)}）${cancelled ? ' 中止' : ''}`
	);
	throw new UsageProblem(`どの 会議かを --number で えらんでください：\n${lines.join('\n')}`);
}
