import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Users } from './users.ts';

let folder = '';
let stops = 0;
const stop = () => Promise.resolve(void (stops += 1));

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-users-'));
	stops = 0;
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

async function aUser(): Promise<Users> {
	const users = new Users(folder);
	await users.enter();
	return users;
}

test('the database stops with the last one who leaves, not before', async () => {
	const [first, second] = [await aUser(), await aUser()];
	await first.leave(stop);
	expect(stops).toBe(0);
	await second.leave(stop);
	expect(stops).toBe(1);
});

test('a crashed server does not keep the database running, even if its number was given away', async () => {
	const users = await aUser();
	fs.writeFileSync(path.join(folder, 'users', '4194305.1.gone'), '');
	fs.writeFileSync(path.join(folder, 'users', `${process.pid}.0.earlier`), '');
	await users.leave(stop);
	expect(stops).toBe(1);
});

test('whoever comes while the database stops waits until it has stopped', async () => {
	const leaving = await aUser();
	const order: string[] = [];
	let entered: Promise<unknown> = Promise.resolve();
	await leaving.leave(async () => {
		entered = aUser().then(() => order.push('entered'));
		await new Promise(setImmediate);
		order.push('stopped');
	});
	await entered;
	expect(order).toEqual(['stopped', 'entered']);
});
