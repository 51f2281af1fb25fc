import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Users } from './users.ts';

let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-users-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function aUser(): Users {
	const users = new Users(folder);
	users.enter();
	return users;
}

test('[R1] the database has users until the last one leaves', () => {
	const [first, second] = [aUser(), aUser()];
	first.leave();
	expect(first.someoneIsThere).toBe(true);
	second.leave();
	expect(second.someoneIsThere).toBe(false);
});

test('[R1] a crashed server does not keep the database running, even if its number was given away', () => {
	const users = aUser();
	users.leave();
	for (const name of ['4194305.1.gone', `${process.pid}.0.earlier`, `stopping.${process.pid}.0.earlier`])
		fs.writeFileSync(path.join(folder, 'users', name), '');
	expect(users.someoneIsThere).toBe(false);
	expect(fs.readdirSync(path.join(folder, 'users'))).toEqual([]);
});

test.each([
	'',
	'.',
	'x',
	'0.0.0',
	'-1.1.1',
	'1',
	`${process.pid}`,
	`${process.pid}.`,
	'1e3.1.1',
	'ninety\u0000'.slice(0, 6)
])('[R1] whatever lies beside the names of users counts for nobody (%j)', (name) => {
	const users = aUser();
	users.leave();
	fs.mkdirSync(path.join(folder, 'users', `${name}~`), { recursive: true });
	if (name !== '' && name !== '.') fs.writeFileSync(path.join(folder, 'users', name), 'anything');
	expect(users.someoneIsThere).toBe(false);
});

test('[R1] a file in the place of their folder gives way', () => {
	fs.writeFileSync(path.join(folder, 'users'), '');
	expect(aUser().someoneIsThere).toBe(true);
});
