import { and, asc, eq, inArray } from 'drizzle-orm';
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
}

/** What has not ended yet, the earliest first. */
export function listPrepared(
	app: App,
	municipality: MunicipalityId,
	council: CouncilId
): Promise<Prepared[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({ id: meetings.id, number: meetings.number, startsAt: meetings.startsAt })
			.from(meetings)
			.where(and(eq(meetings.councilId, council), inArray(meetings.phase, ['draft', 'open'])))
			.orderBy(asc(meetings.startsAt), asc(meetings.number))
	);
}

/** The one that was named, else the one of today, else the only one. Never a guess among several. */
export function chooseMeeting(
	prepared: readonly Prepared[],
	{ today, number }: { readonly today: string; readonly number?: string | undefined }
): Prepared {
	if (prepared.length === 0)
		throw new UsageProblem('準備してある 会議が ありません。先に meeting prepare を してください。');
	const candidates = number
		? prepared.filter((each) => String(each.number) === number)
		: prepared.filter(({ startsAt }) => japanDay(startsAt) === today);
	const [found, another] = candidates.length > 0 || number ? candidates : prepared;
	if (found && !another) return found;

	const lines = prepared.map(({ number: each, startsAt }) => `  第${each}回（${momentWords(startsAt)}）`);
	throw new UsageProblem(`どの 会議かを --number で えらんでください：\n${lines.join('\n')}`);
}
