/**
 * An .xlsx file is a zip container. Node inflates, but reads no containers; readers of containers
 * believe the sizes that the file declares. Here nothing is believed: inflating stops at the limit.
 */
import { inflateRawSync } from 'node:zlib';

const signatures = { end: 0x06054b50, listed: 0x02014b50, entry: 0x04034b50 };
const sizes = { end: 22, listed: 46, entry: 30, longestComment: 0xffff };
const methods = { stored: 0, deflated: 8 };

interface Wanted {
	readonly wants: (name: string) => boolean;
	/** Of all wanted entries together. */
	readonly mostBytes: number;
}

type Unzipped = ReadonlyMap<string, Buffer> | 'too_much';

/** Throws if the bytes are no zip container, or a broken or encrypted one. */
export function unzip(bytes: Buffer, { wants, mostBytes }: Wanted): Unzipped {
	const found = new Map<string, Buffer>();
	let left = mostBytes;
	for (const entry of listed(bytes)) {
		// A list of some kB can name one entry thousands of times.
		if (!wants(entry.name) || found.has(entry.name)) continue;
		const content = unpacked(entry, left);
		if (content === null) return 'too_much';
		left -= content.length;
		found.set(entry.name, content);
	}
	return found;
}

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: Buffer;
}

function* listed(bytes: Buffer): Generator<Entry> {
	const end = endOf(bytes);
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
		if (bytes.readUInt32LE(at) !== signatures.listed) throw new Error('no entry is listed here');
		const nameEnd = at + sizes.listed + bytes.readUInt16LE(at + 28);
		if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new Error('the entry is encrypted');
		const packedSize = bytes.readUInt32LE(at + 20);
		const start = contentAt(bytes, bytes.readUInt32LE(at + 42));
		yield {
			name: bytes.toString('utf8', at + sizes.listed, nameEnd),
			method: bytes.readUInt16LE(at + 10),
			packed: bytes.subarray(start, start + packedSize)
		};
		at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
}

/** The list of entries is found from the end, where a comment may follow. */
function endOf(bytes: Buffer): number {
	const last = bytes.length - sizes.end;
	for (let at = last; at >= Math.max(0, last - sizes.longestComment); at -= 1)
		if (bytes.readUInt32LE(at) === signatures.end) return at;
	throw new Error('no zip container');
}

function contentAt(bytes: Buffer, at: number): number {
	if (bytes.readUInt32LE(at) !== signatures.entry) throw new Error('no entry begins here');
	return at + sizes.entry + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
}

/** Null: it would be more than `most` bytes. */
function unpacked({ method, packed }: Entry, most: number): Buffer | null {
	if (method === methods.stored) return packed.length > most ? null : packed;
	if (method !== methods.deflated) throw new Error('packed in a way that no .xlsx file uses');
	if (most <= 0) return null;
	try {
		return inflateRawSync(packed, { maxOutputLength: most });
	} catch (error) {
		if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null;
		throw error;
	}
}
