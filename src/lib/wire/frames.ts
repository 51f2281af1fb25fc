/**
 * What goes over a board's socket, for both ends. Numbers 0–3 are y-websocket's own; ours start at 100 and go only to
 * clients that asked for them (`?frames=1`), because a stock client complains about numbers it does not know.
 * Described for strangers in server/live/PROTOCOL.md.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Raise it when a frame changes its number or its bytes. */
export const wireVersion = 4;

/** Of 会議録. Raise it when something new may stand in them: an older page would take it out again. */
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
 * Why a socket was closed. 4400–4499 are final: the same request would be refused again, and clients stop. Everything
 * else is for now, and clients come back.
 */
export const closeCodes = {
	/** A guest sent document bytes; guests write by commands. */
	guestEdit: 4400,
	signedOut: 4401,
	notYourMeeting: 4403,
	noSuchMeeting: 4404,
	/** The board's epoch changed: the database was restored from a backup. */
	otherEpoch: 4409,
	meetingOver: 4410,
	/** Bytes that are no frame of this protocol. */
	unreadable: 4422,
	/** The same person opened this board in more pages than anybody reads; the newest ones stay. */
	openElsewhere: 4429,
	/** The page is older, or newer, than the layout of the document. */
	otherLayout: 4426,
	/** An edit of what only commands may change. */
	serverRoot: 4423,
	/** A batch failed; the board was loaded anew and a fresh handshake resends everything. */
	tryAgain: 4503,
	tooFast: 4529,
	restarting: 1012
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

export function isFinal(code: number): boolean {
	return code >= 4400 && code < 4500;
}

/** A guest's largest frame: the longest note with every character four bytes long and escaped, and room to spare. */
export const mostCommandBytes = 64 * 1024;

/** An editor's largest frame: the whole arrangement of a full board, resent after a night offline. */
export const mostEditBytes = 1024 * 1024;

/** The server's answer to one command. */
export type Answer =
	| {
			readonly id: string;
			readonly ok: true;
			readonly seq: number;
			readonly result: Readonly<Record<string, unknown>>;
	  }
	| { readonly id: string; readonly ok: false; readonly refusal: string };

/** A frame, read no further than its first numbers. Bytes of an edit stay bytes. */
export type Frame =
	| { readonly type: 'step1'; readonly stateVector: Uint8Array }
	| { readonly type: 'edit'; readonly update: Uint8Array }
	| { readonly type: 'command'; readonly value: unknown }
	| { readonly type: 'ignored' }
	| { readonly type: 'unreadable' };

/** Reads what a client sent. Never throws: bytes of a stranger are `unreadable` at worst. */
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
		return { type: 'unreadable' }; // lib0 and JSON.parse throw on bytes that end too early or are no JSON
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
	/** An awareness update about nobody: it keeps a stock client from reconnecting on a quiet board. */
	quiet: () => frame(number(messages.awareness), bytes(Uint8Array.of(0))),
	command: (command: unknown) => frame(number(ourMessages.command), text(JSON.stringify(command))),
	answer: (answer: Answer) => frame(number(ourMessages.answer), text(JSON.stringify(answer))),
	/** What only this socket may read: its own notes, or for staff those that are not shown. */
	private: (value: unknown) => frame(number(ourMessages.private), text(JSON.stringify(value))),
	/** How many edits of this socket are committed. */
	stored: (count: number) => frame(number(ourMessages.stored), number(count)),
	/** The server's clock, in milliseconds since 1970: timers run on it, whatever the device believes. */
	clock: (now: number) => frame(number(ourMessages.clock), number(now)),
	/** Notes of this meeting that are gone for good: an editor's 元に戻す must not bring anything of them back. */
	erased: (notes: readonly string[]) => frame(number(ourMessages.erased), text(JSON.stringify({ notes })))
};

/** Is this an edit (step 2 or update)? Lets a client count what the server will acknowledge with `stored`. */
export function isEdit(bytes: Uint8Array): boolean {
	return isStep(bytes, syncSteps.step2) || isStep(bytes, syncSteps.update);
}

export function isStep(bytes: Uint8Array, step: number): boolean {
	return bytes[0] === messages.sync && bytes[1] === step;
}
