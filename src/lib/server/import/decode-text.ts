/** UTF-16 is what Excel calls Unicode. */
const marked = [
	{ mark: [0xff, 0xfe], encoding: 'utf-16le' },
	{ mark: [0xfe, 0xff], encoding: 'utf-16be' }
] as const;

/**
 * Japanese Excel writes CSV in Shift_JIS (cp932, which the name means here), other programs in
 * UTF-8. Text in Shift_JIS is hardly ever valid UTF-8, so UTF-8 is tried first. Null if the bytes
 * are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
	const named = marked.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
	const tried = named ? [named.encoding] : ['utf-8', 'shift_jis'];
	const text = tried.map((encoding) => decodedAs(bytes, encoding)).find((each) => each !== null) ?? null;
	return text?.includes('\u0000') ? null : text;
}

/** Also takes the byte order mark away. */
function decodedAs(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null; // these bytes are not in this encoding
	}
}
