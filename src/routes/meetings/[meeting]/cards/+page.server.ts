import { error } from '@sveltejs/kit';
import { undoneStatuses } from '#lib/action/action.ts';
import { paperCards, sheetKinds, type SheetKind } from './paper-cards.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { listDayKeys } from '#lib/server/auth/day-keys.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { listScribeKeys } from '#lib/server/scribe/scribe-keys.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { contactOf } from '#lib/server/contact/contact.ts';
import { japanMinute } from '#lib/words/japan-time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting, council } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);

	const asked = event.url.searchParams;
	const over = found.phase === 'wrapup' || found.phase === 'closed';
	const what: SheetKind = sheetKinds.find((known) => known === asked.get('what')) ?? 'cards';
	const shared = shareAddress(app.config, event);
	const { join, code } = meetingLinks(app, found, shared);
	const keys =
		what === 'key'
			? await listDayKeys(app, address, shared)
			: what === 'scribe'
				? await listScribeKeys(app, address, shared)
				: [];
	const undone =
		what === 'actions' ? await listActions(app.db, person, { council, statuses: undoneStatuses }) : [];
	const {
		councilName,
		number,
		theme,
		venue,
		startsAt,
		confidentiality,
		agenda,
		rules,
		guideTitle,
		guideUrl
	} = found;

	return {
		bar: await topBar(app.db, person),
		meeting,
		what,
		over,
		councilName,
		number,
		theme,
		venue,
		startsAt,
		confidentiality,
		agenda,
		rules,
		guide: { title: guideTitle, url: guideUrl },
		begins: japanMinute(startsAt),
		large: asked.get('letters') === 'large',
		small: asked.get('size') === 'a6',
		cards: paperCards({ people: asked.get('people'), from: asked.get('from') }),
		join: { link: join, code, address: new URL(shared).host },
		contact: await contactOf(app.db, person.municipality),
		key: keys.find(({ id }) => id === asked.get('key')) ?? null,
		actions: undone.map(({ id, what, firstStep, owner, helpers, due, result, status, remark }) => ({
			id,
			what,
			firstStep,
			owner,
			helpers,
			due,
			result,
			now: { status, remark }
		}))
	};
};
