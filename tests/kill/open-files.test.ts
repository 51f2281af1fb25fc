/** The process reaches its limit of open files, by connections or by files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runningPostmaster } from '../../server/database/postmaster.ts';
import { startApp } from '../support/app.ts';
import { post } from '../support/meeting.ts';
import { aRunningCity } from '../support/running-city.ts';
import { removeTestFolder, testFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

test('[R2] of four hundred strangers who say half a sentence some are refused, and those inside write on', async () => {
	const running = await startApp({ openFiles: 256 });
	const city = await aRunningCity(running);
	try {
		const meeting = await city.prepare();
		const { origin, pid } = running;
		const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
		await staff.connect();
		await staff.ask({ type: 'door.set', open: true });
		const phone = new WirePhone({
			origin,
			meeting,
			view: 'phone',
			cookie: await comeIn(origin, { token: meeting.joinToken })
		});
		await phone.connect();

		const strangers = await Promise.all(Array.from({ length: 400 }, () => half(origin)));
		expect((await phone.ask(post('人が いっぱいでも 書ける'))).ok).toBe(true);
		process.kill(runningPostmaster(path.join(running.dataDir, 'postgres-18'))!.pid, 'SIGKILL');
		phone.post(post('データベースが いない あいだに'));
		for (const stranger of strangers) stranger.destroy();
		await until(
			'the note arrives',
			async () => {
				if (!phone.isOpen) await phone.connect().catch(() => undefined); // refused until the strangers have left
				phone.outbox.reconnected();
				phone.flush();
				return phone.outbox.waiting.length === 0;
			},
			120_000,
			100
		);
		expect(process.kill(pid, 0)).toBe(true);
		await comeIn(origin, { token: meeting.joinToken });
		expect(running.log()).toContain('somebody could not be let in');
	} finally {
		await city.close();
		await running.stop();
	}
});

/** Opens a connection and sends the first half of a request, if the server accepts it. */
async function half(origin: string): Promise<net.Socket> {
	const { port } = new URL(origin);
	const socket = net.connect(Number(port), '127.0.0.1');
	socket.on('error', () => undefined); // the close event follows
	await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
	socket.write('GET / HTTP/1.1\r\nHost: loc');
	return socket;
}

test('[R2] whoever watches the database outlives the moment when nothing can be opened, and brings it back afterwards', async () => {
	const dataDir = await testFolder();
	const code = `
		import fs from 'node:fs';
		import { startEmbedded } from '${new URL('../../server/database/embedded.ts', import.meta.url).href}';
		const database = await startEmbedded('${dataDir}');
		process.once('SIGTERM', () => database.stop().then(() => process.exit(0)));
		setInterval(() => {}, 1e6);
		const open = [];
		process.once('message', () => open.forEach((file) => fs.closeSync(file)));
		const { openSync } = fs;
		try { for (;;) open.push(openSync('/dev/null', 'r')); } catch { process.send('full'); }
		fs.openSync = (...what) => {
			try { return openSync(...what); } catch (error) { process.send('looked in vain'); throw error; }
		};`;
	const words = ['-c', 'ulimit -n 128; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', code];
	const watcher = spawn('sh', words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	try {
		expect(await nextWord(watcher)).toBe('full');
		const cluster = path.join(dataDir, 'postgres-18');
		const { pid } = runningPostmaster(cluster)!;
		process.kill(pid, 'SIGKILL');
		for (let looks = 0; looks < 2; looks += 1) expect(await nextWord(watcher)).toBe('looked in vain');
		watcher.send('free');
		await until('the database comes back', () => runningPostmaster(cluster) !== null, 120_000);
		expect(runningPostmaster(cluster)!.pid).not.toBe(pid);
		watcher.kill('SIGTERM');
		await once(watcher, 'exit');
		expect(watcher.exitCode).toBe(0);
	} finally {
		watcher.kill('SIGKILL');
		await removeTestFolder(dataDir);
	}
});

/** Resolves with the next message of the process, and rejects if it exits first. */
async function nextWord(child: ChildProcess): Promise<unknown> {
	const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`)));
	ended.catch(() => undefined); // the test ends it later
	const [word] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
	return word;
}
