/**
 * A start must cope with whatever a crash, a full disk or another process left in the lock files.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../server/database/embedded.ts';
import { identityOf } from '../../server/database/process-identity.ts';
import { databaseOwner } from '../../server/database/owner.ts';
import { runningPostmaster } from '../../server/database/postmaster.ts';
import { processesIn } from '../../server/database/processes.ts';
import { removeTestFolder, testFolder } from '../support/test-folder.ts';

let dataDir = '';
/** The content of the lock file while the database runs. */
let whole = '';
const cluster = () => path.join(dataDir, 'postgres-18');
const lock = () => path.join(cluster(), 'postmaster.pid');

beforeAll(async () => {
	dataDir = await testFolder();
	const database = await startEmbedded(dataDir);
	whole = fs.readFileSync(lock(), 'utf8');
	await database.stop();
});
afterAll(() => removeTestFolder(dataDir));

/** Writes a file with the owner that PostgreSQL would have given it. */
function leave(file: string, content: string | Buffer): void {
	fs.rmSync(file, { recursive: true, force: true });
	fs.writeFileSync(file, content, { mode: 0o600 });
	const owner = databaseOwner();
	if (owner) fs.chownSync(file, owner.uid, owner.gid);
}

async function startsAndStops(): Promise<void> {
	const database = await startEmbedded(dataDir);
	const sql = postgres({ ...database.options, max: 1 });
	expect((await sql`select 1 as one`)[0]?.one).toBe(1);
	await sql.end();
	await database.stop();
	expect(processesIn(cluster())).toEqual([]);
}

const named = (pid: number | string) => whole.replace(/^\d+/, String(pid));

test.each<[string, () => string | Buffer]>([
	['is empty', () => ''],
	['is cut short in the middle, and names a live stranger', () => named(process.ppid).slice(0, 40)],
	['names this process', () => named(process.pid)],
	['names a server of before as one that is only beginning', () => named(-process.ppid)],
	['has words where the number should be', () => named('nobody')],
	['is nothing but zeros', () => Buffer.alloc(200)],
	['is a megabyte of anything', () => Buffer.alloc(1_000_000, 'x1\n')]
])('[R1] the database starts when its lock file %s', async (_, content) => {
	leave(lock(), content());
	await startsAndStops();
});

test('[R1] at whatever byte its lock file ends, and whomever it names, nobody is taken for the database', () => {
	for (const pid of [process.pid, process.ppid, 1, 0, -1, 2 ** 31, 2 ** 53, 4_194_305])
		for (let length = 0; length <= named(pid).length; length += 1) {
			leave(lock(), named(pid).slice(0, length));
			expect(runningPostmaster(cluster())).toBeNull();
		}
});

test('[R1] a folder in the place of each lock file gives way', async () => {
	for (const place of [lock(), path.join(dataDir, 'socket', '.s.PGSQL.5432.lock')]) {
		fs.rmSync(place, { recursive: true, force: true });
		fs.mkdirSync(path.join(place, 'something'), { recursive: true });
	}
	await startsAndStops();
});

test('[R1] the lock of its socket is not believed either: empty, or with the number of somebody else', async () => {
	for (const content of ['', named(process.ppid)]) {
		leave(path.join(dataDir, 'socket', '.s.PGSQL.5432.lock'), content);
		await startsAndStops();
	}
});

test('[R1] the number of a zombie, and that of a thread, are nobody’s', async () => {
	const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 1000'], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const thread = new Worker('setInterval(() => {}, 1e6)', { eval: true });
	try {
		const [zombie] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string];
		await once(thread, 'online');
		const threads = fs.readdirSync('/proc/self/task').map(Number);
		for (const pid of [Number(zombie), Math.max(...threads)]) {
			leave(lock(), named(pid));
			await startsAndStops();
		}
	} finally {
		parent.kill('SIGKILL');
		await thread.terminate();
	}
});

test('[R1] a worker that outlives a killed database ends before another begins, also when its lock file was lost', async () => {
	const database = await startEmbedded(dataDir);
	await database.stop();
	const first = await startEmbedded(dataDir);
	const postmaster = runningPostmaster(cluster())!.pid;
	const worker = processesIn(cluster()).find(({ kind }) => kind === 'worker')!.pid;
	process.kill(worker, 'SIGSTOP');
	process.kill(postmaster, 'SIGKILL');
	leave(lock(), '');
	const again = await startEmbedded(dataDir);
	expect(identityOf(worker)).toBeNull();
	expect(runningPostmaster(cluster())!.pid).not.toBe(postmaster);
	await again.stop();
	await first.stop();
});

test('[R1] while a stranger works in the folder of the database its lock file stays as it is', async () => {
	leave(lock(), '');
	const stranger: ChildProcess = spawn('sleep', ['1000'], { cwd: cluster(), stdio: 'ignore' });
	await once(stranger, 'spawn');
	const log = path.join(dataDir, 'postgres.log');
	const before = fs.statSync(log).size;
	const starting = startEmbedded(dataDir);
	while (!fs.readFileSync(log, 'utf8').slice(before).includes('is empty')) await pause(20);
	expect(fs.readFileSync(lock(), 'utf8')).toBe('');
	stranger.kill('SIGKILL');
	await (await starting).stop();
});
