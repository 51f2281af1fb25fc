/**
 * Numbers 0–3 are y-websocket's; ours (server/live/PROTOCOL.md) start at 100 and go only to clients
 * that asked for them (`?frames=1`), because a stock client reports errors for unknown numbers.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Raise it when a frame's number or bytes change. */
export const wireVersion = 4;

/** Raise it for new content, which an older page would delete. */
export const minutesLayout = 1;

export const messages = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const;
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const;
export const ourMessages = {
	command: 100,
	answer: 101,
	private: 102,
	stored: 103,
	clock: 104,
	erased: 105
} as const;

/**
 * 4400–4499 are final, because the same request would be refused again; after all others clients
 * reconnect.
 */
export const closeCodes = {
	/** Guests may only send commands (S6). */
	guestEdit: 4400,
	signedOut: 4401,
	notYourMeeting: 4403,
	noSuchMeeting: 4404,
	/** The database was restored from a backup. */
	otherEpoch: 4409,
	meetingOver: 4410,
	unreadable: 4422,
	/** Too many pages of one person; the newest stay connected. */
	openElsewhere: 4429,
	/** The page's layout of the document is not the server's (S13). */
	otherLayout: 4426,
	/** Only commands may change it (S5). */
	serverRoot: 4423,
	/** A batch failed; the board was reloaded, and a new handshake resends everything (S4). */
	tryAgain: 4503,
	tooFast: 4529,
	restarting: 1012
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

export function isFinal(code: number): boolean {
	return code >= 4400 && code < 4500;
}

/** The longest note, all four-byte characters, escaped, plus a margin. */
export const mostCommandBytes = 64 * 1024;

/** The arrangement of a full board, resent after a night offline. */
export const mostEditBytes = 1024 * 1024;

export type Answer =
	| {
			readonly id: string;
			readonly ok: true;
			readonly seq: number;
			readonly result: Readonly<Record<string, unknown>>;
	  }
	| { readonly id: string; readonly ok: false; readonly refusal: string };

/** The update of an edit is not decoded. */
export type Frame =
	| { readonly type: 'step1'; readonly stateVector: Uint8Array }
	| { readonly type: 'edit'; readonly update: Uint8Array }
	| { readonly type: 'command'; readonly value: unknown }
	| { readonly type: 'ignored' }
	| { readonly type: 'unreadable' };

/** Never throws: invalid bytes return `unreadable`. */
export function readFrame(bytes: Uint8Array): Frame {
	try {
		const decoder = decoding.createDecoder(bytes);
		switch (decoding.readVarUint(decoder)) {
			case messages.sync:
				return readSync(decoder);
			case messages.awareness:
			case messages.queryAwareness:
				return { type: 'ignored' };
			case ourMessages.command: {
				const value: unknown = JSON.parse(decoding.readVarString(decoder));
				return { type: 'command', value };
			}
			default:
				return { type: 'unreadable' };
		}
	} catch {
		return { type: 'unreadable' }; // lib0 and JSON.parse throw on truncated or invalid input
	}
}

function readSync(decoder: decoding.Decoder): Frame {
	const step = decoding.readVarUint(decoder);
	const body = decoding.readVarUint8Array(decoder);
	if (step === syncSteps.step1) return { type: 'step1', stateVector: body };
	if (step === syncSteps.step2 || step === syncSteps.update) return { type: 'edit', update: body };
	return { type: 'unreadable' };
}

const frame = (...write: ((encoder: encoding.Encoder) => void)[]): Uint8Array =>
	encoding.encode((encoder) => write.forEach((each) => each(encoder)));
const number = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value);
const bytes = (value: Uint8Array) => (encoder: encoding.Encoder) =>
	encoding.writeVarUint8Array(encoder, value);
const text = (value: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, value);

export const frames = {
	step1: (stateVector: Uint8Array) =>
		frame(number(messages.sync), number(syncSteps.step1), bytes(stateVector)),
	step2: (update: Uint8Array) => frame(number(messages.sync), number(syncSteps.step2), bytes(update)),
	update: (update: Uint8Array) => frame(number(messages.sync), number(syncSteps.update), bytes(update)),
	/** Keeps a stock client from reconnecting on a quiet board. */
	quiet: () => frame(number(messages.awareness), bytes(Uint8Array.of(0))),
	command: (command: unknown) => frame(number(ourMessages.command), text(JSON.stringify(command))),
	answer: (answer: Answer) => frame(number(ourMessages.answer), text(JSON.stringify(answer))),
	/** A phone's own notes, or the unshown notes for staff. */
	private: (value: unknown) => frame(number(ourMessages.private), text(JSON.stringify(value))),
	/** The edits of this socket that are committed. */
	stored: (count: number) => frame(number(ourMessages.stored), number(count)),
	/** Timers use the server's time, not the device's. */
	clock: (now: number) => frame(number(ourMessages.clock), number(now)),
	/** 元に戻す on a page of staff must not restore these notes (E4). */
	erased: (notes: readonly string[]) => frame(number(ourMessages.erased), text(JSON.stringify({ notes })))
};

/** Clients count edits to match them with `stored`. */
export function isEdit(bytes: Uint8Array): boolean {
	return isStep(bytes, syncSteps.step2) || isStep(bytes, syncSteps.update);
}

export function isStep(bytes: Uint8Array, step: number): boolean {
	return bytes[0] === messages.sync && bytes[1] === step;
}
