import { eq } from 'drizzle-orm';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { Key } from '#lib/server/auth/guests/guests.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { aCity, aMeeting, anApp, type City } from '../../../support/city.ts';
import type { TestDatabase } from '../../../support/database.ts';

export class Setup {
	readonly app: ReturnType<typeof anApp>;
	readonly city: City;
	readonly board: MeetingAddress;
	readonly keys: ReturnType<typeof keysOf>;

	private constructor(app: Setup['app'], city: City, board: MeetingAddress) {
		this.app = app;
		this.city = city;
		this.board = board;
		this.keys = keysOf(app, board);
	}

	static async begin({ db, sql }: TestDatabase): Promise<Setup> {
		await sql`delete from wrong_try`; // wrong tries of the last test would count
		const app = anApp(db);
		const city = await aCity(db);
		return new Setup(app, city, await aMeeting(app, city));
	}

	become(change: Partial<typeof meetings.$inferInsert>, { meeting, municipality } = this.board) {
		return scope(this.app.db, municipality, (tx) =>
			tx.update(meetings).set(change).where(eq(meetings.id, meeting))
		);
	}

	openDoor(board = this.board) {
		return this.become({ phase: 'open', doorOpen: true }, board);
	}
}

export function keysOf(app: App, { meeting, rotation = 0 }: MeetingAddress & { readonly rotation?: number }) {
	const links = meetingLinks(app, { id: meeting, rotation }, '');
	const behind = (link: string) => link.split('#')[1] ?? '';
	return {
		token: { token: behind(links.join) },
		code: { code: links.code },
		screen: { screen: behind(links.screen) }
	} satisfies Record<string, Key>;
}

export const knock = { guest: null, address: '192.0.2.1' };
export const cookie = (guest: string) => ({ headers: { cookie: `other=1; yoriai-guest=${guest}` } });
