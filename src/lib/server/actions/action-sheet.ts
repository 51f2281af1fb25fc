import type { Combination, Kind, MeetingId } from '#lib/board/model.ts';
import { countByKind } from '#lib/board/kinds.ts';
import { type ActionLine, listActions } from './list-actions.ts';
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { findMeeting, type FoundMeeting } from '#lib/server/meetings/find-meeting.ts';
import { nextMeeting } from '#lib/server/meetings/next-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';

export interface ActionSheet {
	readonly about: FoundMeeting;
	/** Items dropped (見送り) since are omitted. */
	readonly actions: readonly (Pick<
		ActionLine,
		'id' | 'what' | 'firstStep' | 'owner' | 'helpers' | 'due' | 'result'
	> & {
		/** Null unless the meeting is public (公開), since it has the texts of its notes. */
		readonly combination: Combination | null;
	})[];
	readonly groups: readonly { readonly title: string; readonly counts: Readonly<Record<Kind, number>> }[];
	readonly next: Awaited<ReturnType<typeof nextMeeting>>;
}

/**
 * The printed sheet circulates in the area (CO-1), so it has texts of notes only if the meeting is
 * public (公開). The caller must have passed a guard.
 */
export async function actionSheet(app: App, person: Person, meeting: MeetingId): Promise<ActionSheet | null> {
	const { municipality } = person;
	const about = await findMeeting(app, { meeting, municipality });
	if (!about) return null;
	const board = await boardOf(app, { meeting, municipality });
	const decided = await listActions(app.db, person, { meeting });
	const combinations = about.confidentiality === 'public' ? board.combinations : [];
	const combinationOf = new Map(board.actions.map(({ id, combination }) => [id, combination]));
	const order = board.actions.map(({ id }) => id);

	return {
		about,
		actions: decided
			.filter(({ status }) => status !== 'dropped')
			.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
			.map(({ id, what, firstStep, owner, helpers, due, result }) => ({
				id,
				what,
				firstStep,
				owner,
				helpers,
				due,
				result,
				combination: combinations.find((each) => each.id === combinationOf.get(id)) ?? null
			})),
		groups: board.groups
			.filter(({ title }) => title !== '')
			.map(({ title, notes }) => ({
				title,
				counts: countByKind(notes)
			})),
		next: await nextMeeting(app, { municipality, council: about.council, after: about })
	};
}
