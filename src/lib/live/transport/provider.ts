/** Only this file and `connection.ts` touch the insides of y-websocket. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { layoutVersion } from '#lib/board/document/layout.ts';
import { frames, messages, ourMessages, syncSteps, type Answer } from '#lib/wire/frames.ts';

export interface Address {
	readonly meeting: string;
	readonly epoch: string;
	/** One browser may hold cookies of several. */
	readonly view: 'staff' | 'screen' | 'phone' | 'scribe';
	/** Left out: the board. */
	readonly document?: 'minutes';
	/** The layout version of the page; left out: the board's. */
	readonly knownLayout?: number;
	/** For pages that edit: the update to send to a server with this state vector. */
	readonly missingFrom?: (vector: Uint8Array) => Uint8Array;
}

export interface FrameListeners {
	answer(answer: Answer): void;
	/** Only this client may read it: its own notes, or the staff lists. */
	private(value: unknown): void;
	/** In milliseconds since 1970. */
	clock(now: number): void;
	stored(count: number): void;
	erased(notes: readonly string[]): void;
}

interface Parts {
	/** Such as https://yoriai.example: the socket goes to the same server. */
	readonly origin: string;
	readonly Socket: typeof WebSocket;
	readonly listeners: FrameListeners;
}

/** Not connected, and never reconnecting by itself. */
export function createProvider(
	doc: Y.Doc,
	address: Address,
	{ origin, Socket, listeners }: Parts
): WebsocketProvider {
	const folder = address.document ? `${address.document}/` : '';
	const room = `${folder}${address.meeting}/${address.epoch}`;
	const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, room, doc, {
		connect: false,
		disableBc: true, // tabs sync through the server, which checks permissions
		params: { frames: '1', as: address.view, layout: String(address.knownLayout ?? layoutVersion) },
		shouldReconnect: () => false
	});
	provider._WS = Socket;
	if (address.missingFrom) answerWith(provider, address.missingFrom);
	provider.awareness.setLocalState(null); // boards show no presence and no cursors
	// This timer would close a good socket when the device's clock is set; `liveness-monitor.ts`
	// notices silence sooner.
	clearInterval(provider._checkInterval as ReturnType<typeof setInterval>);
	readOurFrames(provider, listeners);
	return provider;
}

function readOurFrames(provider: WebsocketProvider, listeners: FrameListeners): void {
	const on = (number: number, read: (decoder: decoding.Decoder) => void) => {
		provider.messageHandlers[number] = (_encoder, decoder) => read(decoder);
	};
	on(ourMessages.answer, (decoder) =>
		listeners.answer(JSON.parse(decoding.readVarString(decoder)) as Answer)
	);
	on(ourMessages.private, (decoder) => listeners.private(JSON.parse(decoding.readVarString(decoder))));
	on(ourMessages.clock, (decoder) => listeners.clock(decoding.readVarUint(decoder)));
	on(ourMessages.stored, (decoder) => listeners.stored(decoding.readVarUint(decoder)));
	on(ourMessages.erased, (decoder) => listeners.erased(readErased(decoding.readVarString(decoder))));
}

/** The server's step 1 is answered with what `missingFrom` returns. */
function answerWith(provider: WebsocketProvider, missingFrom: (vector: Uint8Array) => Uint8Array): void {
	const usual = provider.messageHandlers[messages.sync]!;
	provider.messageHandlers[messages.sync] = (encoder, decoder, ...rest) => {
		const begin = decoder.pos;
		if (decoding.readVarUint(decoder) === syncSteps.step1) {
			const missing = missingFrom(decoding.readVarUint8Array(decoder));
			return encoding.writeUint8Array(encoder, frames.step2(missing));
		}
		decoder.pos = begin;
		usual(encoder, decoder, ...rest);
	};
}

function readErased(text: string): readonly string[] {
	const { notes } = JSON.parse(text) as { readonly notes: readonly string[] };
	return notes;
}
