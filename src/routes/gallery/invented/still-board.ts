import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import type { Answer } from '#lib/wire/frames.ts';
import { decided } from './actions.ts';
import { ordinary, now } from './boards.ts';
import { attendance, snapshots, voted } from './meeting.ts';
import { privateNotes } from './private-notes.ts';

/** What a server would have told the page. */
const told = {
	board: ordinary,
	status: 'online' as LiveBoard['status'],
	refusedWith: null as number | null,
	privateNotes,
	attendance,
	snapshots,
	offerCounts: decided.slice(0, 1).map(({ id }) => ({ action: id, phones: 3, hands: 2 })),
	voted: voted as LiveBoard['voted'],
	stopped: false,
	waiting: [] as LiveBoard['waiting'],
	returned: [] as LiveBoard['returned'],
	isSaved: true
};
export type Told = Partial<typeof told>;

/** A board that no server keeps: it stays as it was told, and every command is answered with yes. */
export class StillBoard extends LiveBoard {
	readonly #told: typeof told;

	constructor(change: Told = {}) {
		super({ meeting: 'gallery', epoch: '', view: 'staff', readPrivate: readStaffPrivate });
		this.#told = { ...told, ...change };
	}

	override get board() {
		return this.#told.board;
	}
	override get status() {
		return this.#told.status;
	}
	override get refusedWith() {
		return this.#told.refusedWith;
	}
	override get privateNotes() {
		return this.#told.privateNotes;
	}
	override get attendance() {
		return this.#told.attendance;
	}
	override get snapshots() {
		return this.#told.snapshots;
	}
	override get offerCounts() {
		return this.#told.offerCounts;
	}
	override get voted() {
		return this.#told.voted;
	}
	override get stopped() {
		return this.#told.stopped;
	}
	override get waiting() {
		return this.#told.waiting;
	}
	override get returned() {
		return this.#told.returned;
	}
	override get isSaved() {
		return this.#told.isSaved;
	}
	override serverNow() {
		return now();
	}
	override post() {
		return '';
	}
	override ask(): Promise<Answer> {
		return Promise.resolve({ id: '', ok: true, seq: 0, result: {} });
	}
}
