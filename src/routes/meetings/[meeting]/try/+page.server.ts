import { error, redirect } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { addressCookie, shareAddress, shareChoices } from '#lib/server/meetings/address/share-address.ts';
import { tryState, tryToken } from '#lib/server/meetings/try-connection.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const shared = shareAddress(app.config, event);

	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName: found.councilName,
		number: found.number,
		link: `${shared}/try#${tryToken(app.config.secret, address)}`,
		host: new URL(shared).hostname,
		addresses: shareChoices(app.config, event.url),
		/** With a server on the internet, the phone's mobile connection has to work, not the Wi-Fi. */
		elsewhere: app.config.origin !== null,
		lastTry: (await tryState(app, address)).triedAt?.getTime() ?? null
	};
};

export const actions: Actions = {
	address: async (event) => {
		await requireMeetingStaff(event, event.params.meeting);
		const form = await sentForm(event.request);
		const wanted = form.get('address');
		if (typeof wanted === 'string' && shareChoices(event.locals.app.config, event.url).includes(wanted))
			event.cookies.set(addressCookie, wanted, {
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: event.url.protocol === 'https:',
				maxAge: 30 * 86_400
			});
		const back = form.get('back') === 'meeting' ? '' : '/try';
		redirect(303, `/meetings/${event.params.meeting}${back}`);
	}
};
