import type { Combination, Kind, MeetingId } from '#lib/board/model.ts';
import { type ActionLine, listActions } from './list-actions.ts';
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { findMeeting, type FoundMeeting } from '#lib/server/meetings/find-meeting.ts';
import { nextMeeting } from '#lib/server/meetings/next-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';

export interface ActionSheet {
	readonly about: FoundMeeting;
	/** Decided here, in the order of deciding; what was let go since is left out. */
	readonly actions: readonly (Pick<
		ActionLine,
		'id' | 'what' | 'firstStep' | 'owner' | 'helpers' | 'due' | 'result'
	> & {
		/** Of a 公開 meeting only: what it came from, with the notes' own words. */
		readonly combination: Combination | null;
	})[];
	/** The names that the room gave, with how many papers of each kind. */
	readonly groups: readonly { readonly title: string; readonly counts: Readonly<Record<Kind, number>> }[];
	readonly next: Awaited<ReturnType<typeof nextMeeting>>;
}

/**
 * What goes round the area on paper (CO-1): やること, だれが, いつまで and the names of まとまり. What people wrote
 * leaves the server only if the meeting is 公開. Whoever asks has passed a guard. Null: there is no such meeting.
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
				...{ id, what, firstStep, owner, helpers, due, result },
				combination: combinations.find((each) => each.id === combinationOf.get(id)) ?? null
			})),
		groups: board.groups
			.filter(({ title }) => title !== '')
			.map(({ title, notes }) => ({
				title,
				counts: {
					komatta: notes.filter(({ kind }) => kind === 'komatta').length,
					mottainai: notes.filter(({ kind }) => kind === 'mottainai').length
				}
			})),
		next: await nextMeeting(app, { municipality, council: about.council, after: about })
	};
}
