/** Writes zip containers, good ones and bad ones. */
import { crc32, deflateRawSync } from 'node:zlib';

interface Ways {
	/** These entries are not packed. */
	readonly stored?: readonly string[];
	/** The size that every entry claims to have when it is unpacked. */
	readonly declared?: number;
	readonly encrypted?: boolean;
}

export function zipOf(files: Readonly<Record<string, string>>, ways: Ways = {}): Buffer {
	const entries: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const [name, text] of Object.entries(files)) {
		const isStored = ways.stored?.includes(name) ?? false;
		const content = Buffer.from(text);
		const packed = isStored ? content : deflateRawSync(content);
		const label = Buffer.from(name);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(ways.encrypted ? 0x801 : 0x800, 2);
		facts.writeUInt16LE(isStored ? 0 : 8, 4);
		facts.writeUInt32LE(crc32(content), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(ways.declared ?? content.length, 18);
		facts.writeUInt16LE(label.length, 22);
		const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, label, packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(at, 10);
		list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, rest, label]));
		entries.push(entry);
		at += entry.length;
	}
	const end = Buffer.alloc(18);
	end.writeUInt16LE(list.length, 4);
	end.writeUInt16LE(list.length, 6);
	end.writeUInt32LE(Buffer.concat(list).length, 8);
	end.writeUInt32LE(at, 12);
	return Buffer.concat([...entries, ...list, Buffer.from('PK\u0005\u0006'), end]);
}
