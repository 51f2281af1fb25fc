/** Starts a real server with boards that already have notes. */
import type { NoteId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { post } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone, type Place } from '../support/wire-phone.ts';

export interface Hall {
	readonly running: RunningApp;
	readonly city: RunningCity;
	readonly boards: readonly HallBoard[];
}

export interface HallBoard {
	readonly meeting: PreparedMeeting;
	readonly staff: WirePhone;
	/** These notes are shown on the board. */
	readonly notes: readonly NoteId[];
}

interface Wanted {
	readonly boards: number;
	/** Number of notes that each board has at the beginning. */
	readonly notes: number;
	readonly env?: Readonly<Record<string, string>>;
}

export async function aHall({ boards: count, notes, env = {} }: Wanted): Promise<Hall> {
	const running = await startApp({ env });
	const city = await aRunningCity(running);
	const boards: HallBoard[] = [];
	for (let i = 0; i < count; i += 1) boards.push(await aBoard(running, city, notes));
	return { running, city, boards };
}

export async function leave({ running, city }: Pick<Hall, 'running' | 'city'>): Promise<void> {
	await city.close();
	await running.stop();
}

async function aBoard(running: RunningApp, city: RunningCity, notes: number): Promise<HallBoard> {
	const meeting = await city.prepare();
	const cookie = await city.signInAgain();
	const staff = new WirePhone({ origin: running.origin, meeting, cookie, view: 'staff', remembers: false });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	await fill(running, meeting, notes);
	await staff.ask({ type: 'notes.show' });
	await staff.until(() => staff.board.notes.length === notes);
	return { meeting, staff, notes: staff.board.notes.map(({ id }) => id) };
}

/** One phone may have 60 notes (N13), so as many phones write as are needed. */
async function fill(running: RunningApp, meeting: PreparedMeeting, notes: number): Promise<void> {
	for (let written = 0; written < notes;) {
		const phone = new WirePhone(await placeOf(running, meeting));
		await phone.connect();
		const some = Math.min(55, notes - written);
		for (let i = 0; i < some; i += 1) phone.post(post(`坂の上まで お米を 運べない ${written + i}`));
		await phone.until(() => phone.answers.size === some);
		phone.drop();
		written += some;
	}
}

/** Joins the meeting as a new phone. */
export async function placeOf(
	{ origin }: RunningApp,
	meeting: PreparedMeeting,
	headers: Readonly<Record<string, string>> = {}
): Promise<Place> {
	const cookie = await comeIn(origin, { token: meeting.joinToken }, '/join', headers);
	return { origin, meeting, cookie, view: 'phone', remembers: false };
}

/** Makes at most `lanes` at a time, because a hall does not come through the door in one moment. */
export async function inLanes<T>(
	count: number,
	lanes: number,
	make: (i: number) => Promise<T>
): Promise<readonly T[]> {
	const made: T[] = [];
	let next = 0;
	const lane = async () => {
		while (next < count) {
			const i = next;
			next += 1;
			made[i] = await make(i);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return made;
}
