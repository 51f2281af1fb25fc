/** A city with many years behind it: `npm run demo -- --years 8`. It shows what grows, and what gets slow. */
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import type { GivenRole } from '#lib/server/auth/accounts.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import type { AreaId, CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { findAccount, listMunicipalities } from '#lib/server/db/lookup.ts';
import { scope } from '#lib/server/db/scope.ts';
import { StartProblem } from '#lib/server/start-problem.ts';
import { insertCity } from '../city.ts';
import { holdMeeting } from '../hold-meeting.ts';
import { demoPassword, insertPeople, lastPerson, type SignIn, signInsWith } from '../people.ts';
import { inventMeeting } from './past-meeting.ts';
import { seededRandom } from './random.ts';
import { personName } from './words.ts';

export interface CitySize {
	readonly years: number;
	readonly meetingsAYear: number;
	readonly actionsAYear: number;
	readonly people: number;
}

const councilsInAll = 25;

/** After eight years: 320 meetings, 32,000 notes, 5,000 やること. */
export const citySize = (years: number): CitySize => ({
	years,
	meetingsAYear: 40,
	actionsAYear: 625,
	people: 600
});

interface YearsCity {
	readonly signIns: SignIn[];
}

/** Takes about a minute for each four years; `tell` hears how far it is. A city that is there is kept. */
export async function seedYears(app: App, size: CitySize, tell: (line: string) => void): Promise<YearsCity> {
	const password = demoPassword(app.config.secret);
	if (!(await findAccount(app.db, lastPerson))) await invent(app, { size, password, tell });
	return { signIns: signInsWith(password) };
}

interface Wanted {
	readonly size: CitySize;
	readonly password: string;
	readonly tell: (line: string) => void;
}

async function invent(app: App, { size, password, tell }: Wanted): Promise<void> {
	if ((await listMunicipalities(app.db)).length > 0)
		throw new StartProblem(
			`デモの 市が 途中まで しか できて いません。フォルダ ${app.config.dataDir} を 消してから もう一度 始めてください。`
		);
	const municipality = crypto.randomUUID() as MunicipalityId;
	const councils = await scope(app.db, municipality, (tx) => insertCity(tx, municipality));
	const passwordHash = await hashPassword(password);
	const by = await scope(app.db, municipality, (tx) =>
		insertAccount(tx, municipality, {
			signInName: 'kiroku',
			displayName: '記録の 係',
			roles: [],
			passwordHash
		})
	);
	const places = await foundCouncils(app, { municipality, by, there: councils });
	await holdAll(app, { municipality, by, places, size, tell });
	await scope(app.db, municipality, async (tx) => {
		for (let i = 0; i < size.people - 4; i += 1)
			await insertAccount(tx, municipality, {
				signInName: `hito-${i + 1}`,
				displayName: personName(i),
				roles: rolesOf(i, places),
				passwordHash
			});
		// Last: whoever finds them finds a whole city.
		await insertPeople(tx, municipality, { councils, password });
	});
	tell('デモの 市が できました。');
}

interface Place {
	readonly council: CouncilId;
	readonly area: AreaId;
	readonly name: string;
}

/** Every area gets a council, and some of the 圏域 too, until there are enough. */
async function foundCouncils(
	app: App,
	{
		municipality,
		by,
		there
	}: { municipality: MunicipalityId; by: AccountId; there: ReadonlyMap<string, CouncilId> }
): Promise<Place[]> {
	const all = await listAreas(app.db, municipality);
	const inOrder = ['community_area', 'daily_living_area'].flatMap((kind) =>
		all.filter((area) => area.kind === kind)
	);
	const places: Place[] = [];
	for (const { id: area, name } of inOrder) {
		if (places.length + 1 >= councilsInAll) break; // the council of 第1層 is there already
		const displayName = `${name} 支えあい会議`;
		const council =
			there.get(displayName) ??
			(await createCouncil(app.db, { municipality, displayName, tier: '2', area, coordinator: by }));
		places.push({ council, area, name });
	}
	return places;
}

interface History {
	readonly municipality: MunicipalityId;
	readonly by: AccountId;
	readonly places: readonly Place[];
	readonly size: CitySize;
	readonly tell: (line: string) => void;
}

/** The oldest first, so that the meetings of a council are numbered in their order. */
async function holdAll(app: App, { municipality, by, places, size, tell }: History): Promise<void> {
	const { years } = size;
	const random = seededRandom(years);
	const count = size.meetingsAYear * years;
	const actions = size.actionsAYear * years;
	for (let i = 0; i < count; i += 1) {
		const { council, name } = places[i % places.length]!;
		const daysAgo = Math.max(1, Math.round(((count - i) / count) * years * 365));
		const share = Math.floor(((i + 1) * actions) / count) - Math.floor((i * actions) / count);
		const past = inventMeeting({ area: name, daysAgo, actions: share }, random);
		await holdMeeting(app, { municipality, council, by }, past);
		if ((i + 1) % 20 === 0) tell(`会議 ${i + 1}／${count}`);
	}
}

/** Most people look; each council has a 進行役 or two, and each 圏域 a 地区担当. */
function rolesOf(i: number, places: readonly Place[]): GivenRole[] {
	const { council, area } = places[i % places.length]!;
	if (i < 7) return [{ role: 'coordinator', council: null, area }];
	if (i < 60) return [{ role: 'facilitator', council }];
	return [{ role: 'viewer', council }];
}
