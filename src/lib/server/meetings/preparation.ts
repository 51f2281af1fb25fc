import { and, eq, gte, inArray, isNull } from 'drizzle-orm';
import { undoneStatuses } from '#lib/action/action.ts';
import type { App, MeetingAddress } from '../app.ts';
import { ofNoRemote } from '../auth/day-keys.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { scribeKeys } from '../db/schema/scribe-key.ts';
import { notes } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { aheadSources } from './ahead-notes.ts';

export interface Preparation {
	/** 先に 出しておく紙, and how many of them are held (あずかり). */
	readonly ahead: number;
	readonly held: number;
	/** The meeting will take them over (A3). */
	readonly undone: number;
	/** 当日のかぎ and 代筆のかぎ that are valid now or later. */
	readonly keys: number;
}

export function preparation(
	app: App,
	{ meeting, municipality, council }: MeetingAddress & { readonly council: CouncilId }
): Promise<Preparation> {
	return scope(app.db, municipality, async (tx) => {
		const ahead = (...states: ('waiting' | 'held')[]) =>
			and(
				eq(notes.meetingId, meeting),
				inArray(notes.state, states),
				inArray(notes.source, [...aheadSources])
			);
		const undone = and(eq(actionItems.councilId, council), inArray(actionItems.status, [...undoneStatuses]));
		const today = japanDay(new Date());
		const valid = (keys: typeof dayKeys | typeof scribeKeys) =>
			and(eq(keys.meetingId, meeting), isNull(keys.revokedAt), gte(keys.validOn, today));
		return {
			ahead: await tx.$count(notes, ahead('waiting', 'held')),
			held: await tx.$count(notes, ahead('held')),
			undone: await tx.$count(actionItems, undone),
			keys:
				(await tx.$count(dayKeys, and(valid(dayKeys), ofNoRemote(tx)))) +
				(await tx.$count(scribeKeys, valid(scribeKeys)))
		};
	});
}
