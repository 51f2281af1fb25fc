/** Several frames in one HTTP body, each preceded by its length. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A response without this header comes from a proxy, not from our server. */
export const closeCodeHeader = 'yoriai-close';

export function pack(frames: readonly Uint8Array[]): Uint8Array {
	return encoding.encode((encoder) => frames.forEach((each) => encoding.writeVarUint8Array(encoder, each)));
}

export function unpack(bytes: Uint8Array): Uint8Array[] | null {
	try {
		const decoder = decoding.createDecoder(bytes);
		const frames: Uint8Array[] = [];
		while (decoding.hasContent(decoder)) frames.push(decoding.readVarUint8Array(decoder));
		return frames;
	} catch {
		return null; // lib0 throws on truncated bytes
	}
}
