import { m } from '#lib/messages/compiled/messages.js';
import { affiliationName } from '#lib/words/affiliation/city-affiliations.ts';
import type { App, MeetingAddress } from '../app.ts';
import { scope } from '../db/scope.ts';
import { affiliationSettingsIn } from '../organizations/affiliation-settings.ts';
import { attendanceOf } from './attendance-of.ts';

/** Who came, by 所属 and 団体, in the order of the 市町村. Never a person. */
export function attendanceInWords(
	app: Pick<App, 'db'>,
	{ meeting, municipality }: MeetingAddress
): Promise<{ words: string; count: string }[]> {
	return scope(app.db, municipality, async (tx) => {
		const settings = await affiliationSettingsIn(tx);
		const lines = await attendanceOf(tx, meeting, settings);
		return lines.map(({ affiliation, organization, people }) => {
			const words = affiliationName(settings, affiliation);
			return {
				words: organization === '' ? words : m.minutes_affiliation({ words, organization }),
				count: people > 0 ? m.minutes_people({ count: people }) : m.organizations_represented()
			};
		});
	});
}
