import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeTurn } from './turn.mjs';

let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-turn-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('[R1] whoever comes while the database is started or stopped waits until that is done', async () => {
	const turn = await takeTurn(folder, 'database');
	const order: string[] = [];
	let waits: () => void = () => undefined;
	const waiting = new Promise<void>((resolve) => (waits = resolve));
	const entered = takeTurn(folder, 'database', { onWait: waits }).then((next) => {
		order.push('entered');
		next?.end();
	});
	await waiting;
	order.push('stopped');
	turn?.end();
	await entered;
	expect(order).toEqual(['stopped', 'entered']);
});

test('[R1] a turn is that of a folder, by whichever name, and of one purpose', async () => {
	const elsewhere = path.join(folder, 'elsewhere');
	fs.symlinkSync(folder, elsewhere);
	const turn = await takeTurn(folder, 'database');
	expect(await takeTurn(elsewhere, 'database', { waitMs: 0 })).toBeNull();
	(await takeTurn(folder, 'copy', { waitMs: 0 }))!.end();
	(await takeTurn(os.tmpdir(), 'test-of-turns', { waitMs: 0 }))!.end();
	turn!.end();
	(await takeTurn(elsewhere, 'database'))!.end();
});

test(
	'[R1] the turn of a process that is killed goes to the next, and leaves nothing behind',
	{ timeout: 60_000 },
	async () => {
		const file = new URL('turn.mjs', import.meta.url).href;
		const script = `await (await import('${file}')).takeTurn('${folder}', 'database'); process.send('taken'); setInterval(() => {}, 1e6);`;
		const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		await once(holder, 'message');
		expect(await takeTurn(folder, 'database', { waitMs: 0 })).toBeNull();
		holder.kill('SIGKILL');
		(await takeTurn(folder, 'database'))!.end();
		expect(fs.readdirSync(folder).filter((name) => !name.startsWith('.turn-'))).toEqual([]);
	}
);
