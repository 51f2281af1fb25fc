import { randomUUID } from 'node:crypto';
import { m } from '#lib/messages/compiled/messages.js';
import type { MeetingId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { samplesAhead } from '#lib/words/sample-notes.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { rehearsals } from '../db/schema/rehearsal.ts';
import { enterScope } from '../db/scope.ts';
import { violatedUnique } from '../db/violation.ts';
import { askRoom, facilitator } from '../meetings/ask-room.ts';
import { findMeeting, type FoundMeeting } from '../meetings/find-meeting.ts';
import { beginMeeting } from '../meetings/prepare-meeting.ts';
import { endRehearsal } from './end-rehearsal.ts';
import { rehearsalOf } from './running-rehearsal.ts';

type BegunRehearsal =
	{ readonly ok: true; readonly meeting: MeetingId } | { readonly ok: false; readonly refusal: Refusal };

/**
 * A copy of the plan is rehearsed (練習), in a tenant of its own. A second press leads to the one that
 * runs, and an earlier one for another meeting ends. The caller must have passed a guard: the person
 * facilitates the council by an account.
 */
export async function beginRehearsal(app: App, person: Person, meeting: MeetingId): Promise<BegunRehearsal> {
	const planned = await findMeeting(app, { meeting, municipality: person.municipality });
	if (!planned) return { ok: false, refusal: 'not_your_meeting' };
	if (planned.cancelledAt) return { ok: false, refusal: 'meeting_cancelled' };
	if (planned.phase !== 'draft') return { ok: false, refusal: 'already_opened' };

	const running = await rehearsalOf(app, person);
	if (running?.forMeeting === meeting) return { ok: true, meeting: running.meeting };
	if (running) await endRehearsal(app, running);

	const tenant = randomUUID() as MunicipalityId;
	try {
		const rehearsed = await insertRehearsal(app, person, { planned, tenant });
		await postSamples(app, person, { meeting: rehearsed, municipality: tenant });
		return { ok: true, meeting: rehearsed };
	} catch (error) {
		if (violatedUnique(error) !== 'rehearsal_started_by_unique') throw error;
		const other = await rehearsalOf(app, person); // pressed twice at once: the other press has made it
		return other?.forMeeting === meeting
			? { ok: true, meeting: other.meeting }
			: { ok: false, refusal: 'try_again' };
	}
}

function insertRehearsal(
	app: App,
	{ id: startedBy, municipality: municipalityId }: Person,
	{ planned, tenant }: { readonly planned: FoundMeeting; readonly tenant: MunicipalityId }
): Promise<MeetingId> {
	return app.db.transaction(async (tx) => {
		const council = randomUUID() as CouncilId;
		const displayName = m.rehearsal_council({ council: planned.councilName });
		const { theme, venue, agenda, rules, stickers, confidentiality, reveal, number } = planned;

		await enterScope(tx, tenant);
		await tx.insert(municipalities).values({ id: tenant, name: m.rehearsal() });
		await tx.insert(councils).values({ id: council, municipalityId: tenant, displayName, tier: '2' });
		const meetingId = await beginMeeting(tx, app.config.secret, {
			municipality: tenant,
			council,
			number,
			title: m.staff_meeting_title({ council: displayName, number }),
			theme,
			venue,
			startsAt: new Date(),
			agenda,
			rules,
			stickers,
			confidentiality,
			reveal
		});
		await enterScope(tx, municipalityId);
		await tx.insert(rehearsals).values({
			tenantId: tenant,
			municipalityId,
			meetingId,
			forMeetingId: planned.id,
			startedBy,
			startedAt: new Date()
		});
		return meetingId;
	});
}

/** As 先に 出しておく紙: they wait for 見せる like those of a real meeting. */
async function postSamples(app: App, person: Person, board: Parameters<typeof askRoom>[1]): Promise<void> {
	const posted = samplesAhead.map(({ kind, words }) =>
		askRoom(app, board, facilitator(person), { type: 'note.post', kind, text: words(), as: 'between' })
	);
	const refusals = (await Promise.all(posted)).filter((refusal) => refusal !== null);
	if (refusals.length > 0) app.log.warn({ refusals }, 'a rehearsal began with fewer notes');
}
