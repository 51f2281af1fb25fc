/** A start must cope with files in the data folder that are half written or were removed. */
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOf } from '../../server/database/binaries.ts';
import { ensureCluster } from '../../server/database/cluster.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import { removeTestFolder, testFolder } from '../support/test-folder.ts';

let dataDir = '';
beforeEach(async () => {
	dataDir = await testFolder();
});
afterEach(() => {
	vi.unstubAllEnvs();
	return removeTestFolder(dataDir);
});

test('[R1] a data folder with a long name keeps its socket beside the data, and one that was swept away is made again', async () => {
	const long = path.join(dataDir, 'x'.repeat(120));
	fs.mkdirSync(long, { mode: 0o711 });
	const swept = path.join(dataDir, 'swept');
	fs.mkdirSync(swept);
	vi.stubEnv('TMPDIR', swept);
	const server = await startEmbedded(long);
	const sql = postgres({ ...server.options, max: 1, idle_timeout: 1 });
	expect((await sql`select 1 as one`)[0]?.one).toBe(1);
	expect(fs.readdirSync(path.join(long, 'socket'))).toContain('.s.PGSQL.5432');
	expect(fs.readdirSync(swept)).toEqual([]);

	fs.rmSync(path.join(long, 'socket'), { recursive: true });
	const command = await startEmbedded(long);
	const beside = postgres({ ...command.options, max: 1 });
	expect((await beside`select 1 as one`)[0]?.one).toBe(1);
	await Promise.all([beside.end(), sql.end()]);
	await command.stop();
	await server.stop();
});

test('[R1] first starts that were killed leave nothing that counts, and nothing of somebody else is written over', () => {
	const half = path.join(dataDir, 'making-abc123');
	fs.mkdirSync(half);
	fs.writeFileSync(path.join(half, 'PG_VERSION'), '');
	const place = path.join(dataDir, 'postgres-18');
	fs.mkdirSync(place);
	fs.writeFileSync(path.join(place, 'minutes.txt'), 'いつかの 記録');
	expect(() => ensureCluster(dataDir, '/nowhere', null)).toThrow(
		'postgres-18 は データベースの フォルダでは ありません'
	);
	expect(fs.existsSync(half)).toBe(false);
	expect(fs.readdirSync(place)).toEqual(['minutes.txt']);
});

test('[R1] a copy of the database’s program that was cut short is made anew, and halves are tidied', async () => {
	const packed = path.join(dataDir, 'packed');
	fs.mkdirSync(path.join(packed, 'native', 'bin'), { recursive: true });
	fs.writeFileSync(path.join(packed, 'package.json'), '{ "version": "18.1.0" }');
	const program = 'the whole program';
	fs.writeFileSync(path.join(packed, 'native', 'bin', 'postgres'), program, { mode: 0o755 });
	fs.symlinkSync('postgres', path.join(packed, 'native', 'bin', 'postmaster'));
	const shared = path.join(dataDir, 'shared');
	const copy = path.join(await copyOf(packed, shared), 'bin', 'postgres');
	fs.mkdirSync(path.join(shared, 'postgres-18.1.0.new-half'));
	for (let length = 0; length < program.length; length += 1) {
		fs.truncateSync(copy, length);
		await copyOf(packed, shared);
		expect(fs.readFileSync(copy, 'utf8')).toBe(program);
	}
	fs.rmSync(path.join(shared, 'postgres-18.1.0'), { recursive: true });
	fs.writeFileSync(path.join(shared, 'postgres-18.1.0'), '');
	await copyOf(packed, shared);
	expect(fs.readdirSync(shared)).toEqual(['postgres-18.1.0']);
});
