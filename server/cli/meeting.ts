import { templates } from '#lib/board/agenda.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { listOpenable, openDoor } from '#lib/server/meetings/open-door.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { momentWords } from '#lib/words/dates.ts';
import { japanDay, readMoment } from '#lib/words/japan-time.ts';
import { openAddresses } from '../addresses.ts';
import { chooseMeeting } from './choose-meeting.ts';
import type { Args, Output } from './args.ts';
import { UsageProblem } from './usage.ts';
import { councilNamed, municipalityNamed } from './resolve-scope.ts';

export async function prepare(app: App, args: Args): Promise<Output> {
	const municipality = await municipalityNamed(app, args.municipality);
	const council = await councilNamed(app, municipality, args.council);
	const startsAt = args.at === undefined ? new Date() : readMoment(args.at);
	if (!startsAt)
		throw new UsageProblem(
			'--at は、ある 日と 時刻を 2027-01-23T10:00 の 形で 書いてください（日本の 時刻です）。'
		);
	const template = templates.find((known) => known === (args.template ?? 'sasaeai_90'));
	if (!template) throw new UsageProblem(`--template は ${templates.join('・')} の どれかです。`);

	const { theme = '', venue = '' } = args;
	const { meeting } = await prepareMeeting(app, { municipality, council, theme, venue, startsAt, template });
	return output(app, municipality, meeting);
}

/** Opening twice does no harm. */
export async function open(app: App, args: Args): Promise<Output> {
	const municipality = await municipalityNamed(app, args.municipality);
	const council = await councilNamed(app, municipality, args.council);
	const openable = await listOpenable(app, municipality, council);
	const { id: meeting } = chooseMeeting(openable, { today: japanDay(new Date()), number: args.number });

	const refusal = await openDoor(app, { meeting, municipality });
	if (refusal === 'meeting_cancelled')
		throw new UsageProblem(
			'この会議は 中止に なりました。ひらくときは、先に 会議の ページで 中止を とりけしてください。'
		);
	if (refusal) throw new Error(`the door could not be opened: ${refusal}`);
	return output(app, municipality, meeting);
}

async function output(app: App, municipality: MunicipalityId, meeting: MeetingId): Promise<Output> {
	const found = await findMeeting(app, { municipality, meeting });
	if (!found) throw new Error('the meeting that was just written cannot be found');
	const [origin = ''] = openAddresses(app.config, app.config.port);
	const { join, code, screen } = meetingLinks(app, found, origin);

	return {
		json: {
			meeting,
			number: found.number,
			startsAt: found.startsAt,
			phase: found.phase,
			doorOpen: found.doorOpen,
			join,
			code,
			screen
		},
		text: [
			`${found.councilName} 第${found.number}回${found.doorOpen ? '（入口は ひらいています）' : ''}`,
			`  日時:  ${momentWords(found.startsAt)}`,
			`  QRの先: ${join}`,
			`  番号:  ${code}`,
			`  投影:  ${screen}`,
			''
		].join('\n')
	};
}
