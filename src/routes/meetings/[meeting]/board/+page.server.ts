import { error } from '@sveltejs/kit';
import { knownOwners } from '#lib/server/actions/known-owners.ts';
import { requireFacilitator } from '#lib/server/auth/guards.ts';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { announcedNext } from '#lib/server/meetings/announced-next.ts';
import { carriedOver } from '#lib/server/meetings/carried-over.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { minutesEpoch } from '#lib/server/minutes/find-minutes.ts';
import { knownOrganizations } from '#lib/server/organizations/known-organizations.ts';
import { offeredPlaces } from '#lib/server/places/offered-places.ts';
import { rehearsalsOfMeeting } from '#lib/server/rehearsals/running-rehearsal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const address = await requireFacilitator(event, event.params.meeting);
	const found = await findMeeting(app, address);
	if (!found) error(404);

	const shared = shareAddress(app.config, event);
	const { join, code } = meetingLinks(app, found, shared);
	const { municipality } = address;
	const rehearsal = await findRehearsal(app.db, found.id);
	const mayPrepare = !address.byKey && rehearsal === null;
	return {
		meeting: found.id,
		epoch: found.epoch,
		council: found.councilName,
		number: found.number,
		confidentiality: found.confidentiality,
		closedAt: found.closedAt?.getTime() ?? null,
		/** A rehearsal, too, has no other pages. */
		byKey: !mayPrepare,
		next: await announcedNext(app, { municipality, after: found, mayPrepare }),
		isRehearsed: (await rehearsalsOfMeeting(app, address)).length > 0,
		realHome: rehearsal && `/meetings/${rehearsal.forMeeting}`,
		minutes: (await minutesEpoch(app, address)) !== null,
		owners: await knownOwners(app, address),
		offered: await knownOrganizations(app, address),
		carried: await carriedOver(app, address),
		/** Beside the document, which goes to phones and the wall (C63). */
		places: await offeredPlaces(app, address),
		startsAt: found.startsAt,
		guide: found.guideTitle,
		/** Names of the 名簿 are for accounts (C28). */
		seats: found.rosterOn && mayPrepare ? `/meetings/${found.id}/attendance` : null,
		wall: event.url.searchParams.has('wall'),
		doorway: { link: join, code, address: new URL(shared).host }
	};
};
