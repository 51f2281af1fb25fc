/**
 * A running server with three councils: `own`, a `neighbour` in the same 市町村, and one in another
 * 市町村. Every text of the two foreign ones holds a mark, by which tests find a leak. Names of
 * councils and themes of meetings are public within a 市町村, so the neighbour's have no mark.
 */
import { eq } from 'drizzle-orm';
import type { Ask, CommandOf } from '#lib/board/policy/commands.ts';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type {
	AccountId,
	ActionId,
	CombinationId,
	DayKeyId,
	GroupId,
	NoteId,
	ScribeKeyId,
	SnapshotId
} from '#lib/board/model.ts';
import type { MeetingAddress } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { cookieName, type CookieName } from '#lib/server/auth/cookies.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { makeScribeKey } from '#lib/server/scribe/scribe-keys.ts';
import { dayKeyToken, scribeKeyToken } from '#lib/server/auth/secrets.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { accounts } from '#lib/server/db/schema/account.ts';
import { boardSnapshots } from '#lib/server/db/schema/snapshot.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { scope } from '#lib/server/db/scope.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { digest } from './digest.ts';
import { furnishCity, type Furnished } from '../support/furnish-city.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, prepareIn, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone, type Place as Seat } from '../support/wire-phone.ts';

/** What 行政担当 sets up stands on pages of theirs alone (C1). */
export interface Place extends Furnished {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly account: AccountId;
	/** This and the next two are Cookie headers. */
	readonly coordinator: string;
	readonly phone: string;
	readonly screen: string;
	readonly meeting: PreparedMeeting;
	/** This note is on the board, and `waiting` is not shown yet. */
	readonly note: NoteId;
	readonly waiting: NoteId;
	/** This note is from a meeting that is over. */
	readonly earlier: NoteId;
	readonly combination: CombinationId;
	readonly action: ActionId;
	readonly snapshot: SnapshotId;
	readonly key: DayKeyId;
	readonly scribeKey: ScribeKeyId;
	/** 行政担当 of this place’s 市町村. */
	readonly manager: string;
	readonly mark: string;
}

export interface TwoCities {
	readonly running: RunningApp;
	readonly city: RunningCity;
	readonly own: Place;
	readonly foreign: readonly Place[];
	account(roles: Person['roles']): Promise<{ id: AccountId; cookie: string }>;
	snapshotOf(address: MeetingAddress): Promise<SnapshotId>;
	/** Prepares another meeting of the own council. */
	prepare(): Promise<PreparedMeeting>;
	/** Returns the Cookie header of a browser that holds this 当日のかぎ. */
	keyCookie(key: DayKeyId): string;
	/** The same of this 代筆のかぎ. */
	scribeCookie(key: ScribeKeyId): string;
	seat(place: Pick<Place, 'meeting'>, cookie: string, view: Seat['view']): WirePhone;
	/** Returns a hash of each table: equal digests mean that no row has changed. */
	digest(): Promise<string>;
	close(): Promise<void>;
}

const cookieOf = (name: CookieName, value: string) => `${cookieName(name, false)}=${value}`;

export async function twoCities(): Promise<TwoCities> {
	const running = await startApp();
	const city = await aRunningCity(running);
	const { app, municipality } = city;
	const keyCookie = (key: DayKeyId) => cookieOf('key', dayKeyToken(app.config.secret, key));
	const scribeCookie = (key: ScribeKeyId) => cookieOf('scribe', scribeKeyToken(app.config.secret, key));

	let people = 0;
	const account = async (roles: Person['roles'], at = municipality, displayName = '人') => {
		const signInName = `person-${(people += 1)}`;
		const id = await scope(app.db, at, (tx) => insertAccount(tx, at, { signInName, displayName, roles }));
		return { id, cookie: cookieOf('session', await startSession(app.db, { id, municipality: at })) };
	};
	const seat = ({ meeting }: Pick<Place, 'meeting'>, cookie: string, view: Seat['view']) =>
		new WirePhone({ origin: running.origin, meeting, cookie, view });

	async function place(at: MunicipalityId, mark: string, open = mark): Promise<Place> {
		const { id, cookie: coordinator } = await account([], at, `${mark} さん`);
		const about = { municipality: at, displayName: `${open} 会議`, tier: '2', area: null } as const;
		const council = await createCouncil(app.db, { ...about, coordinator: id });
		const wanted = { municipality: at, council, reveal: 'look_through' } as const;
		const before = await prepareIn(app, wanted);
		const [earlier] = await held(before, coordinator, { mark, open }, [{ type: 'meeting.close' }]);
		const meeting = await prepareIn(app, wanted);
		const [note, phone] = await held(meeting, coordinator, { mark, open }, []);
		const furnished = await furnish(meeting, coordinator, phone, { mark, note });
		const furnishedCity = await scope(app.db, at, (tx) =>
			furnishCity(tx, { municipality: at, council, meeting: meeting.id, mark, open })
		);
		const staffOfCity = await account([{ role: 'municipal_staff', council: null }], at, `${mark} さん`);
		await beginMinutes(app, { municipality: at, meeting: meeting.id });
		return {
			municipality: at,
			council,
			account: id,
			coordinator,
			phone,
			meeting,
			note,
			earlier,
			mark,
			screen: await comeIn(running.origin, { token: meeting.screenToken }, '/screen'),
			...furnished,
			...furnishedCity,
			manager: staffOfCity.cookie,
			snapshot: await snapshotOf({ municipality: at, meeting: meeting.id }),
			key: await makeDayKey(app, { id, municipality: at }, meeting.id),
			scribeKey: await makeScribeKey(app, { id, municipality: at }, meeting.id)
		};
	}

	async function snapshotOf({ municipality: at, meeting }: MeetingAddress): Promise<SnapshotId> {
		const { id, meetingId } = boardSnapshots;
		const [row] = await scope(app.db, at, (tx) =>
			tx.select({ id }).from(boardSnapshots).where(eq(meetingId, meeting))
		);
		if (!row) throw new Error('no arrangement was kept');
		return row.id;
	}

	/** Holds a meeting in which a phone writes one note, and staff show it. */
	async function held(
		meeting: PreparedMeeting,
		coordinator: string,
		words: Words,
		then: readonly Ask[]
	): Promise<[NoteId, string]> {
		const staff = seat({ meeting }, coordinator, 'staff');
		await staff.connect();
		await done(staff, { type: 'meeting.plan', ...planned(words) });
		await done(staff, { type: 'door.set', open: true });
		const cookie = await comeIn(running.origin, { token: meeting.joinToken });
		const author = seat({ meeting }, cookie, 'phone');
		await author.connect();
		const { note } = await done(author, { type: 'note.post', kind: 'komatta', text: `${words.mark} の 紙` });
		await done(staff, { type: 'notes.show' });
		for (const ask of then) await done(staff, ask);
		author.drop();
		staff.drop();
		return [note, cookie];
	}

	async function furnish(
		meeting: PreparedMeeting,
		coordinator: string,
		phone: string,
		{ mark, note }: { mark: string; note: NoteId }
	) {
		const [staff, author] = [seat({ meeting }, coordinator, 'staff'), seat({ meeting }, phone, 'phone')];
		await Promise.all([staff.connect(), author.connect()]);
		const text = `${mark} の まだの 紙`;
		const { note: waiting } = await done(author, { type: 'note.post', kind: 'mottainai', text });
		const group = `group-${mark}` as GroupId;
		makeGroup(staff.doc, group, [note], `${mark} の まとまり`);
		const combination = `idea-${mark}` as CombinationId;
		combine(staff.doc, combination, [{ type: 'group', id: group }], `${mark} の 案`);
		const words = { what: `${mark} を`, firstStep: mark, owner: mark, helpers: mark } as const;
		const due = { kind: 'undecided' } as const;
		const { action } = await done(staff, { type: 'action.decide', result: 'do', ...words, due, combination });
		await done(staff, { type: 'action.update', action, status: 'in_progress', remark: mark });
		const people = { people: 3, withoutPhone: 1 } as const;
		await done(staff, { type: 'attendance.add', affiliation: 'other', organization: mark, ...people });
		await done(staff, { type: 'step.go', position: 1 });
		author.drop();
		staff.drop();
		return { waiting, combination, action };
	}

	const own = await place(municipality, 'zzown');
	const neighbour = await place(municipality, 'zzneighbour', 'となり');
	const elsewhere = crypto.randomUUID() as MunicipalityId;
	await scope(app.db, elsewhere, (tx) =>
		tx.insert(municipalities).values({ id: elsewhere, name: 'zzcity 市' })
	);
	const other = await place(elsewhere, 'zzcity');

	return {
		running,
		city,
		own,
		foreign: [neighbour, other],
		account,
		keyCookie,
		scribeCookie,
		seat,
		snapshotOf,
		prepare: () => prepareIn(app, { municipality, council: own.council, reveal: 'look_through' }),
		digest: () => digest(city),
		close: async () => {
			await city.close();
			await running.stop();
		}
	};
}

interface Words {
	readonly mark: string;
	/** Stands in texts that the whole 市町村 may read. */
	readonly open: string;
}

const planned = ({ mark, open }: Words): Omit<CommandOf<'meeting.plan'>, 'id' | 'type'> => ({
	theme: `${open} の こと`,
	rules: `${mark} の 約束`,
	confidentiality: 'members',
	reveal: 'look_through',
	stickers: 3,
	agenda: [
		{ step: 'write', title: `${mark} を 書く`, minutes: 10, kind: null },
		{ step: 'close', title: '確認', minutes: 5, kind: null }
	]
});

async function done(client: WirePhone, ask: Ask): Promise<{ note: NoteId; action: ActionId }> {
	const answer = await client.ask(ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result as { note: NoteId; action: ActionId };
}

export const removeAccount = ({ city }: TwoCities, id: AccountId) =>
	scope(city.app.db, city.municipality, (tx) =>
		tx.update(accounts).set({ removedAt: new Date() }).where(eq(accounts.id, id))
	);
