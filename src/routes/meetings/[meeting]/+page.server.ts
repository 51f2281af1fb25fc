import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { MeetingId } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { finishDay } from '#lib/words/meeting/finish-day.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { answersAt } from '#lib/server/meetings/address/answers-at.ts';
import { attendanceInWords } from '#lib/server/meetings/attendance-in-words.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { meetingOutcome } from '#lib/server/meetings/meeting-outcome.ts';
import { preparation } from '#lib/server/meetings/preparation.ts';
import { shareAddress, shareChoices } from '#lib/server/meetings/address/share-address.ts';
import { hasRunMeeting } from '#lib/server/rehearsals/has-run-meeting.ts';
import { rehearsalsOfMeeting } from '#lib/server/rehearsals/running-rehearsal.ts';
import { line } from '#lib/server/forms/fields.ts';
import { readForm } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { keepTemplate } from '#lib/server/councils/templates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, account } = event.locals;
	// Holders of a 当日のかぎ belong on the board.
	if (
		!account &&
		(
			await readerOf(
				app,
				requestCredentials(event.request, event.url),
				event.params.meeting as MeetingId,
				'staff'
			)
		)?.edits
	)
		redirect(303, `/meetings/${event.params.meeting}/board`);
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);

	const shared = shareAddress(app.config, event);
	const { join, lent, code, screen } = meetingLinks(app, found, shared);
	const {
		councilName,
		areaName,
		number,
		theme,
		venue,
		startsAt,
		confidentiality,
		phase,
		agenda,
		triedAt,
		cancelledAt,
		cancelledWords,
		rosterOn
	} = found;
	const rehearsals = phase === 'draft' ? await rehearsalsOfMeeting(app, address) : [];
	const running = rehearsals.some(({ startedBy }) => startedBy === person.id);
	const over = phase === 'wrapup' || phase === 'closed';
	const decided = over ? await listActions(app.db, person, { meeting }) : [];

	return {
		bar: await topBar(app.db, person),
		meeting,
		council,
		councilName,
		areaName,
		number,
		theme,
		venue,
		startsAt,
		confidentiality,
		phase,
		agenda,
		over,
		cancelledAt,
		cancelledWords,
		rosterOn,
		/** The council has ended: it prepares no new meeting (C23). */
		isClosed: found.councilPhase === 'closed',
		wayIn: { link: join, lent, code, address: new URL(shared).host },
		host: new URL(shared).hostname,
		addresses: shareChoices(app.config, event.url),
		/** Comes later than the page: it may take two seconds to be sure that nobody answers. */
		answers: over || cancelledAt ? Promise.resolve(true) : answersAt(shared),
		prepared: over || cancelledAt ? null : { ...(await preparation(app, { ...address, council })), triedAt },
		/** Offered at once only to those who need it; everybody else finds it in the list. */
		rehearsal:
			phase === 'draft' && !cancelledAt && (running || !(await hasRunMeeting(app, person)))
				? { running }
				: null,
		screen,
		/** On this day まとめ完了 happens automatically. */
		finishes: phase === 'wrapup' && found.closedAt ? finishDay(found.closedAt.getTime()) : null,
		outcome: over ? await meetingOutcome(app, address) : null,
		attendance: over ? await attendanceInWords(app, address) : [],
		decided: decided.map(({ id, what, status, result, owner, firstStep, due }) => ({
			id,
			what,
			status,
			result,
			owner,
			firstStep,
			due
		}))
	};
};

export const actions: Actions = {
	/** この 次第を ひな形に する (C26). */
	keep: async (event) => {
		const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
		const { app } = event.locals;
		const read = readForm(v.object({ name: line(40) }), await sentForm(event.request));
		if (!read.ok) return fail(400, { kept: null, problem: m.councils_template_name_missing() });
		const found = await findMeeting(app, { meeting, municipality: person.municipality });
		if (!found) error(404);
		const { name } = read.value;
		await keepTemplate(app.db, person, { council, name, agenda: found.agenda });
		return { kept: name, problem: null };
	}
};
