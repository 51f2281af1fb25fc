import { expect, test } from 'vitest';
import { zipOf } from '../../../../tests/support/zip.ts';
import { unzip } from './unzip.ts';

const all: Parameters<typeof unzip>[1] = { wants: () => true, mostBytes: 10_000 };
const texts = (bytes: Buffer, wanted = all) => {
	const found = unzip(bytes, wanted);
	return found === 'too_much' ? found : Object.fromEntries([...found].map(([k, v]) => [k, v.toString()]));
};

test('entries are read, packed and as they are, and only those that are wanted', () => {
	const bytes = zipOf(
		{ 'a.xml': '<a/>'.repeat(100), 'フォルダ/b.xml': '<b/>' },
		{ stored: ['フォルダ/b.xml'] }
	);
	expect(texts(bytes)).toEqual({ 'a.xml': '<a/>'.repeat(100), 'フォルダ/b.xml': '<b/>' });
	expect(texts(bytes, { ...all, wants: (name) => name === 'フォルダ/b.xml' })).toEqual({
		'フォルダ/b.xml': '<b/>'
	});
	expect(texts(Buffer.concat([bytes, Buffer.from('a comment')]))).toHaveProperty(['a.xml']);
});

test('unpacking stops at the limit, whatever sizes the file declares, for all entries together', () => {
	const bomb = { 'a.xml': 'あ'.repeat(2_000_000) };
	expect(zipOf(bomb).length).toBeLessThan(20_000);
	expect(texts(zipOf(bomb))).toBe('too_much');
	expect(texts(zipOf(bomb, { declared: 4 }))).toBe('too_much');
	const many = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.xml`, 'x'.repeat(3_000)]));
	expect(texts(zipOf(many))).toBe('too_much');
	expect(texts(zipOf(many, { stored: Object.keys(many) }))).toBe('too_much');
	expect(texts(zipOf(many), { ...all, mostBytes: 12_000 })).toHaveProperty(['3.xml']);
});

test('an entry that is listed many times is unpacked once', () => {
	const one = zipOf({ 'a.xml': 'x'.repeat(3_000) });
	const end = one.length - 22;
	const list = one.subarray(one.readUInt32LE(end + 16), end);
	const after = Buffer.from(one.subarray(end));
	after.writeUInt16LE(1_000, 10);
	const bytes = Buffer.concat([
		one.subarray(0, end - list.length),
		...Array<Buffer>(1_000).fill(list),
		after
	]);
	expect(texts(bytes)).toEqual({ 'a.xml': 'x'.repeat(3_000) });
});

test('what is no container, is cut off, or is encrypted throws', () => {
	const bytes = zipOf({ 'a.xml': '<a/>' });
	expect(() => texts(Buffer.from('困,米が 重い'))).toThrow();
	expect(() => texts(Buffer.alloc(0))).toThrow();
	expect(() => texts(bytes.subarray(20))).toThrow();
	expect(() => texts(zipOf({ 'a.xml': '<a/>' }, { encrypted: true }))).toThrow();
	for (let at = 0; at < bytes.length; at += 1) {
		const broken = Buffer.from(bytes);
		broken.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
		let answer: unknown;
		try {
			answer = texts(broken);
		} catch (error) {
			answer = error;
		}
		expect(answer, `byte ${at}`).toBeDefined();
	}
});
