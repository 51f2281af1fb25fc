/** The server and every command tell in one sentence why they cannot start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbedded } from '../../server/database/embedded.ts';
import { removeTestFolder, testFolder } from '../support/test-folder.ts';

let dataDir = '';
beforeEach(async () => {
	dataDir = await testFolder();
});
afterEach(() => removeTestFolder(dataDir));

const server = ['server/main.ts'];
/** One command stands for all, because they open the database in the same way. */
const command = ['server/cli/main.ts', 'retention', '--list'];

async function run(words: readonly string[], env: Readonly<Record<string, string>>) {
	const none = { DATABASE_URL: '', ORIGIN: '', YORIAI_SECRET: '', LOG_LEVEL: '' };
	const child = spawn(process.execPath, words, {
		env: { ...process.env, ...none, DATA_DIR: dataDir, PORT: '0', ...env },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const ended = once(child, 'exit');
	const said = (await child.stderr.setEncoding('utf8').toArray()).join('');
	await ended;
	return { code: child.exitCode, said };
}

function expectSentence({ code, said }: Awaited<ReturnType<typeof run>>, sentence: RegExp): void {
	expect(said).toMatch(sentence);
	expect(said).toMatch(/^[^\n]+。\n$/);
	expect(said).not.toMatch(/^\s+at |Error/m);
	expect(code).toBe(1);
}

test('a database that is not there, or that does not take the password, is one plain line, and never tells the password', async () => {
	const port = await aPortOfNobody();
	const keyed = { YORIAI_SECRET: 'k'.repeat(32) }; // without it a second sentence would report the new key
	const refused = { ...keyed, DATABASE_URL: `postgres://yoriai:himitsu@127.0.0.1:${port}/yoriai` };
	for (const words of [server, command]) {
		const told = await run(words, refused);
		expectSentence(told, /^DATABASE_URL の データベースに つながりません（ECONNREFUSED）/);
		expect(told.said).not.toContain('himitsu');
	}
	const stubborn = await aDatabaseThatAnswers('28P01');
	const wrong = { ...keyed, DATABASE_URL: `postgres://yoriai:himitsu@127.0.0.1:${stubborn.port}/yoriai` };
	expectSentence(await run(command, wrong), /（28P01）。ユーザー名か パスワードが ちがいます/);
	stubborn.close();
});

test('a data folder that cannot be used, or whose key is broken, is one plain line', async () => {
	const file = path.join(dataDir, 'a-file');
	fs.writeFileSync(file, '');
	expectSentence(await run(command, { DATA_DIR: file }), /^データを 置く フォルダ .* を 使えません/);
	fs.mkdirSync(path.join(dataDir, 'postgres-18'));
	fs.writeFileSync(path.join(dataDir, 'secret'), '');
	expectSentence(await run(command, {}), /secret が こわれています/);
});

test('[R3] server and terminal refuse tables that a newer program has brought further', async () => {
	const database = await startEmbedded(dataDir);
	const sql = postgres({ ...database.options, max: 1, onnotice: () => undefined });
	await sql`create schema drizzle`;
	await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
	await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 4102444800000)`;
	fs.writeFileSync(path.join(dataDir, 'secret'), `${'a'.repeat(43)}\n`);
	for (const words of [server, command])
		expectSentence(await run(words, {}), /この プログラムより 新しい よりあい/);
	expect(await sql`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0);
	await sql.end();
	await database.stop();
});

async function aPortOfNobody(): Promise<number> {
	const closed = net.createServer().listen(0, '127.0.0.1');
	await once(closed, 'listening');
	const { port } = closed.address() as net.AddressInfo;
	closed.close();
	await once(closed, 'close');
	return port;
}

/** Starts a server that answers every connection with the same PostgreSQL error. */
async function aDatabaseThatAnswers(code: string) {
	const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`);
	const answer = Buffer.concat([Buffer.from('E'), Buffer.alloc(4), fields]);
	answer.writeInt32BE(fields.length + 4, 1);
	const listening = net.createServer((socket) => socket.once('data', () => socket.end(answer)));
	await once(listening.listen(0, '127.0.0.1'), 'listening');
	return { port: (listening.address() as net.AddressInfo).port, close: () => listening.close() };
}
