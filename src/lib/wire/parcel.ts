/** Several frames in the body of one HTTP request or answer, each with its length before it. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** In an answer: the code with which a socket would have been closed. Without it an answer is not ours. */
export const closeHeader = 'yoriai-close';

export function pack(frames: readonly Uint8Array[]): Uint8Array {
	return encoding.encode((encoder) => frames.forEach((each) => encoding.writeVarUint8Array(encoder, each)));
}

/** Null: bytes of a stranger. */
export function unpack(bytes: Uint8Array): Uint8Array[] | null {
	try {
		const decoder = decoding.createDecoder(bytes);
		const frames: Uint8Array[] = [];
		while (decoding.hasContent(decoder)) frames.push(decoding.readVarUint8Array(decoder));
		return frames;
	} catch {
		return null; // lib0 throws on bytes that end too early
	}
}
