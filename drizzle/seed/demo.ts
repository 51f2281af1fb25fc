import { eq } from 'drizzle-orm';
import type { AccountId, ActionId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { findAccount, listMunicipalities } from '#lib/server/db/lookup.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { StartProblem } from '#lib/server/start-problem.ts';
import { broughtAlong } from './brought-along.ts';
import { councilOf, insertCity } from './city.ts';
import { holdMeeting } from './hold-meeting.ts';
import { keepAction } from './keep-action.ts';
import { pastMeetings } from './past-meetings.ts';
import { demoPassword, insertPeople, lastPerson, recordKeeper, type SignIn, signInsWith } from './people.ts';
import { writeAhead } from './write-ahead.ts';

/** An existing demo keeps what its users changed. */
export async function seedDemo(app: App): Promise<{ signIns: SignIn[] }> {
	const password = demoPassword(app.config.secret);
	const there = await findAccount(app.db, lastPerson);
	if (there) await moveToToday(app, there.municipality);
	else await invent(app, password);

	return { signIns: signInsWith(password) };
}

async function invent(app: App, password: string): Promise<void> {
	if ((await listMunicipalities(app.db)).length > 0)
		throw new StartProblem(
			'この データベースには ほんものの 市町村が あります。デモは からの データベースで 始めてください。'
		);
	const municipality = crypto.randomUUID() as MunicipalityId;
	const councils = await scope(app.db, municipality, async (tx) => {
		const made = await insertCity(tx, municipality);
		await insertPeople(tx, municipality, { councils: made, password });
		return made;
	});

	const by = (await findAccount(app.db, recordKeeper))?.account;
	const theCouncil = (area: string) => councils.get(councilOf(area));
	for (const past of pastMeetings) {
		const council = theCouncil(past.area);
		if (council && by) await holdMeeting(app, { municipality, council, by }, past);
	}
	const [council, elsewhere] = [theCouncil('葉月台'), theCouncil(broughtAlong.area)];
	if (!council || !elsewhere || !by) throw new Error('the invented city has lost its council');
	await bringAlong(app, { municipality, council: elsewhere, by });
	const { meeting } = await prepareMeeting(app, {
		municipality,
		council,
		startsAt: todayAtTwo(),
		theme: 'まちの 困っている・もったいない',
		venue: '葉月台 集会所',
		template: 'sasaeai_90'
	});
	await writeAhead(app, { meeting, municipality });
}

interface Brought {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly by: AccountId;
}

async function bringAlong(app: App, { municipality, council, by }: Brought): Promise<void> {
	const startsAt = new Date(Date.now() - broughtAlong.daysAgo * 86_400_000);
	const kept = { municipality, council, by, startsAt, action: broughtAlong };
	const none = { meeting: null, combination: null, origin: [] } as const;
	await scope(app.db, municipality, (tx) =>
		keepAction(tx, { ...kept, ...none, id: crypto.randomUUID() as ActionId })
	);
}

/** A demo that is restarted on another day must still have a meeting today. */
const moveToToday = (app: App, municipality: MunicipalityId) =>
	scope(app.db, municipality, (tx) =>
		tx.update(meetings).set({ startsAt: todayAtTwo() }).where(eq(meetings.phase, 'draft'))
	);

/** Returns 14:00 in Japan, whatever the machine's time zone. */
function todayAtTwo(): Date {
	const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
	return new Date(`${day}T14:00:00+09:00`);
}
