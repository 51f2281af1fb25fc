import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptSecret } from './secret.ts';
import { StartProblem } from './start-problem.ts';

let folder = '';
const file = () => path.join(folder, 'secret');
const embedded = { databaseUrl: null };
const elsewhere = { databaseUrl: 'postgres://city@db.example.jp/yoriai' };

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-secret-'));
});
afterEach(() => {
	vi.restoreAllMocks();
	fs.rmSync(folder, { recursive: true });
});

const hasData = () => fs.mkdirSync(path.join(folder, 'postgres-18'));

test('[R1] at whatever byte the file of the key ends, printed QR codes work as before or the start says why it does not go on', () => {
	const secret = keptSecret(folder, embedded);
	hasData();
	for (let length = 0; length < 43; length += 1) {
		fs.writeFileSync(file(), secret.slice(0, length));
		for (const place of [embedded, elsewhere]) {
			expect(() => keptSecret(folder, place)).toThrow(StartProblem);
			expect(() => keptSecret(folder, place)).toThrow('バックアップの secret を 戻して');
		}
		expect(fs.readFileSync(file(), 'utf8')).toBe(secret.slice(0, length));
	}
	fs.writeFileSync(file(), secret); // only the newline is missing
	expect(keptSecret(folder, embedded)).toBe(secret);
});

test.each([
	['nothing but zeros', Buffer.alloc(44)],
	['letters that are none', Buffer.from(`${'\xff'.repeat(44)}\n`, 'latin1')],
	['blanks', ' '.repeat(43)],
	['a short word', 'ひみつ\n']
])('[R1] %s are no key', (_, content) => {
	hasData();
	fs.writeFileSync(file(), content);
	expect(() => keptSecret(folder, embedded)).toThrow(StartProblem);
});

test('[R1] a first start that lost its power before there were data begins anew', () => {
	fs.writeFileSync(file(), '');
	expect(keptSecret(folder, embedded)).toMatch(/^[\w-]{43}$/);
	expect(fs.readFileSync(file(), 'utf8')).toMatch(/^[\w-]{43}\n$/);
});

test('[R1] a key that is gone beside data is not made anew without a word', () => {
	const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
	keptSecret(folder, embedded);
	expect(said).not.toHaveBeenCalled();
	fs.rmSync(file());
	hasData();
	keptSecret(folder, embedded);
	expect(said).toHaveBeenCalledWith(expect.stringContaining('前に 印刷した QRコード'));
});

test('[R1] nor beside a database elsewhere, where nobody knows yet whether there are data', () => {
	const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
	keptSecret(folder, elsewhere);
	expect(said).toHaveBeenCalledWith(expect.stringMatching(/前に 印刷した QRコード.*はじめて 始めた ときは/));
	said.mockClear();
	keptSecret(folder, elsewhere);
	expect(said).not.toHaveBeenCalled();
});

test.each(['0123456789abcdef'.repeat(4), `${'あいうえおかきくけこ'.repeat(4)}\n`])(
	'[R1] a key that somebody wrote by hand stays (%j)',
	(content) => {
		hasData();
		fs.writeFileSync(file(), content);
		expect(keptSecret(folder, embedded)).toBe(content.trim());
	}
);

test('[R1] drafts of starts that were killed are tidied, and nothing else', () => {
	for (const name of ['secret.0123456789ab', 'secret.old', 'users'])
		fs.writeFileSync(path.join(folder, name), '');
	keptSecret(folder, embedded);
	keptSecret(folder, embedded);
	expect(fs.readdirSync(folder).sort()).toEqual(['secret', 'secret.old', 'users']);
});
