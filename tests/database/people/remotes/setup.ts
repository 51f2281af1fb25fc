/** A meeting that is open, its staff, and phones that may become remotes (リモコン). */
import { eq } from 'drizzle-orm';
import type { DayKeyId, ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import type { Facilitating } from '#lib/server/auth/guards.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import type { RemoteRequestId } from '#lib/server/db/ids.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { remoteRequests } from '#lib/server/db/schema/remote-request.ts';
import { scope } from '#lib/server/db/scope.ts';
import { answerRequest } from '#lib/server/remotes/answer-request.ts';
import { askForRemote } from '#lib/server/remotes/ask-for-remote.ts';
import { listRemotes } from '#lib/server/remotes/list-remotes.ts';
import { takeRemote } from '#lib/server/remotes/take-remote.ts';
import { aCity, aMeeting, type City } from '../../../support/city.ts';
import { keysOf } from '../guests/setup.ts';

export class Hall {
	readonly app: App;
	readonly city: City;
	readonly board: MeetingAddress;
	readonly staff: Facilitating;

	private constructor(app: App, city: City, board: MeetingAddress) {
		this.app = app;
		this.city = city;
		this.board = board;
		this.staff = { kind: 'account', id: city.coordinator };
	}

	static async open(app: App, city?: City): Promise<Hall> {
		const place = city ?? (await aCity(app.db));
		const hall = new Hall(app, place, await aMeeting(app, place));
		await hall.become({ phase: 'open', doorOpen: true });
		return hall;
	}

	become(change: Partial<typeof meetings.$inferInsert>) {
		return scope(this.app.db, this.board.municipality, (tx) =>
			tx.update(meetings).set(change).where(eq(meetings.id, this.board.meeting))
		);
	}

	async phone(): Promise<ParticipantId> {
		const { token } = keysOf(this.app, this.board);
		const joined = await joinMeeting(this.app, token, { guest: null, address: '192.0.2.1' });
		if (!joined.ok) throw new Error(joined.refusal);
		return joined.participant;
	}

	changePhone(phone: ParticipantId, change: Partial<typeof participants.$inferInsert>) {
		return scope(this.app.db, this.board.municipality, (tx) =>
			tx.update(participants).set(change).where(eq(participants.id, phone))
		);
	}

	/** A laptop with a 当日のかぎ. */
	async keyLaptop(): Promise<Facilitating & { readonly id: DayKeyId }> {
		const maker = { id: this.city.coordinator, municipality: this.board.municipality };
		return { kind: 'key', id: await makeDayKey(this.app, maker, this.board.meeting) };
	}

	ask(phone: ParticipantId) {
		return askForRemote(this.app, this.board, phone);
	}

	/** Fails the test if the phone is refused. */
	async asked(phone: ParticipantId): Promise<{ request: RemoteRequestId; digits: number }> {
		const asked = await this.ask(phone);
		if (typeof asked === 'string') throw new Error(asked);
		const { pending } = await this.list();
		return pending.find(({ digits }) => digits === asked.digits)!;
	}

	list(by = this.staff) {
		return listRemotes(this.app, { ...this.board, by });
	}

	answer(request: RemoteRequestId, yes: boolean, by = this.staff) {
		return answerRequest(this.app, this.board, { request, yes, by });
	}

	take(phone: ParticipantId) {
		return takeRemote(this.app, this.board, phone);
	}

	/** Returns the key of a new remote, and the token in its cookie. */
	async remote(by = this.staff): Promise<{ readonly key: DayKeyId; readonly token: string }> {
		const phone = await this.phone();
		const { request, digits } = await this.asked(phone);
		const refusal = await this.answer(request, true, by);
		const token = await this.take(phone);
		if (refusal !== null || token === null) throw new Error(refusal ?? 'the phone got no key');
		const { remotes } = await this.list();
		return { key: remotes.find((remote) => remote.digits === digits)!.key, token };
	}

	rows() {
		return scope(this.app.db, this.board.municipality, (tx) =>
			tx.select().from(remoteRequests).where(eq(remoteRequests.meetingId, this.board.meeting))
		);
	}

	/** As if that much time had passed since all requests got their state. */
	async pass(ms: number): Promise<void> {
		for (const { id, at } of await this.rows())
			await scope(this.app.db, this.board.municipality, (tx) =>
				tx
					.update(remoteRequests)
					.set({ at: new Date(at.getTime() - ms) })
					.where(eq(remoteRequests.id, id))
			);
	}
}
