/** Without a browser, with real cookies, a real socket and the real outbox. */
import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Ask } from '#lib/board/policy/commands.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import { Outbox, type KeyValueStore } from '#lib/live/outbox.ts';
import { frames, isEdit, messages, ourMessages, syncSteps, type Answer } from '#lib/wire/frames.ts';
import type { PreparedMeeting } from './running-city.ts';

export interface Place {
	readonly origin: string;
	readonly meeting: PreparedMeeting;
	readonly cookie: string;
	readonly view: 'staff' | 'screen' | 'phone' | 'scribe';
	/** If false, no bytes are kept: many thousand frames would fill the memory. */
	readonly remembers?: boolean;
}

/** Posts the form. Returns the Cookie header; throws if it was refused. */
export async function comeIn(
	origin: string,
	key: { token: string; lent?: string } | { code: string },
	path: '/join' | '/screen' | '/' = '/join',
	headers: Readonly<Record<string, string>> = {}
): Promise<string> {
	const answer = await fetch(origin + path, {
		method: 'POST',
		body: new URLSearchParams(key),
		headers: { origin, accept: 'text/html', ...headers },
		redirect: 'manual'
	});
	const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
	if (answer.status !== 303 || cookie.length === 0) throw new Error(`not let in: ${answer.status}`);
	return cookie.join('; ');
}

export class WirePhone {
	readonly doc = new Y.Doc();
	readonly outbox: Outbox;
	readonly answers = new Map<string, Answer>();
	privateNotes: readonly PrivateNote[] = [];
	closedWith: number | null = null;
	readonly received: Buffer[] = [];
	/** Own edits up to here are reported as committed. */
	storedClock = 0;
	/** Its own Yjs clock at each edit on the current socket. */
	#handed: number[] = [];
	/** The times are from `performance.now()`. */
	readonly answeredAt = new Map<string, number>();
	onUpdate: (() => void) | null = null;
	#place: Place;
	#socket: WebSocket | null = null;
	#wakeUps: (() => void)[] = [];

	constructor(place: Place) {
		this.#place = place;
		this.outbox = new Outbox(storage(), place.meeting.id);
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'server' && this.isOpen) this.sendBytes(frames.update(update));
			this.onUpdate?.();
		});
	}

	get board(): Board {
		return readBoard(this.doc);
	}

	get ownClock(): number {
		return Y.getState(this.doc.store, this.doc.clientID);
	}

	get isOpen(): boolean {
		return this.#socket?.readyState === WebSocket.OPEN;
	}

	/** A restarted server has another origin. */
	moveTo(origin: string): void {
		this.#place = { ...this.#place, origin };
	}

	/** Resolves when the board is synced; rejects when the server refuses. */
	async connect(headers: Readonly<Record<string, string>> = {}): Promise<void> {
		const { origin, meeting, cookie, view } = this.#place;
		const address = `${origin.replace('http', 'ws')}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=${view}`;
		const socket = new WebSocket(address, { headers: { origin, cookie, ...headers } });
		this.#socket = socket;
		this.closedWith = null;
		this.#handed = [];
		await new Promise<void>((resolve, reject) => {
			socket.on('open', () => socket.send(frames.step1(Y.encodeStateVector(this.doc))));
			socket.on('message', (bytes: Buffer) => {
				if (this.#receive(bytes) === 'synced') resolve();
			});
			socket.on('error', reject);
			socket.on('close', (code) => {
				this.closedWith = code;
				this.outbox.reconnected();
				this.#wake();
				reject(new Error(`closed with ${code}`));
			});
		});
		this.flush();
	}

	/** Returns the command's id. */
	post(ask: Ask): string {
		const id = this.outbox.add(ask);
		this.flush();
		return id;
	}

	flush(): void {
		for (const command of this.outbox.due(6_000)) {
			if (!this.isOpen) return;
			this.#socket?.send(frames.command(command));
			this.outbox.sent(command.id);
		}
	}

	async ask(ask: Ask): Promise<Answer> {
		const id = this.post(ask);
		await this.until(() => this.answers.has(id));
		return this.answers.get(id)!;
	}

	/** Checked after every frame and every 250 ms; rejects after `ms`. */
	async until(so: () => boolean, ms = 10_000): Promise<void> {
		const end = Date.now() + ms;
		while (!so()) {
			if (Date.now() > end) throw new Error(`it did not come to be: ${so.toString()}`);
			await Promise.race([
				new Promise<void>((resolve) => this.#wakeUps.push(resolve)),
				new Promise((resolve) => setTimeout(resolve, 250).unref())
			]);
		}
	}

	sendBytes(bytes: Uint8Array): void {
		if (isEdit(bytes)) this.#handed.push(this.ownClock);
		this.#socket?.send(bytes);
	}

	drop(): void {
		this.#socket?.terminate();
	}

	sawText(text: string): boolean {
		return this.received.some((bytes) => bytes.includes(text));
	}

	#receive(bytes: Buffer): 'synced' | null {
		if (this.#place.remembers !== false) this.received.push(bytes);
		const decoder = decoding.createDecoder(bytes);
		const number = decoding.readVarUint(decoder);
		let synced = false;
		if (number === messages.sync) synced = this.#sync(decoder);
		else if (number === ourMessages.answer)
			this.#answered(JSON.parse(decoding.readVarString(decoder)) as Answer);
		else if (number === ourMessages.stored)
			this.storedClock = Math.max(this.storedClock, this.#handed[decoding.readVarUint(decoder) - 1] ?? 0);
		else if (number === ourMessages.private)
			this.privateNotes = (JSON.parse(decoding.readVarString(decoder)) as { notes: PrivateNote[] }).notes;
		this.#wake();
		return synced ? 'synced' : null;
	}

	#sync(decoder: decoding.Decoder): boolean {
		const step = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (step === syncSteps.step1) {
			this.sendBytes(frames.step2(Y.encodeStateAsUpdate(this.doc, body)));
			return false;
		}
		Y.applyUpdate(this.doc, body, 'server');
		return step === syncSteps.step2;
	}

	#answered(answer: Answer): void {
		this.outbox.answered(answer);
		this.answers.set(answer.id, answer);
		this.answeredAt.set(answer.id, performance.now());
	}

	#wake(): void {
		const waiting = this.#wakeUps;
		this.#wakeUps = [];
		for (const wake of waiting) wake();
	}
}

function storage(): KeyValueStore {
	const values = new Map<string, string>();
	return {
		get length() {
			return values.size;
		},
		key: (i) => [...values.keys()][i] ?? null,
		getItem: (key) => values.get(key) ?? null,
		setItem: (key, value) => void values.set(key, value),
		removeItem: (key) => void values.delete(key)
	};
}
