import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countRepeated } from './repeated-lines.ts';
import { redactError } from './redact-error.ts';

let said = '';
const lines = () =>
	said
		.trim()
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Record<string, unknown>);
const aLogger = () =>
	pino(
		{ hooks: { logMethod: countRepeated() }, serializers: { err: redactError } },
		new Writable({ write: (chunk, _, done) => done(void (said += String(chunk))) })
	);

beforeEach(() => {
	vi.useFakeTimers();
	said = '';
});
afterEach(() => void vi.useRealTimers());

const fault = (words: string) => new Error(words);
const another = (words: string) => new TypeError(words);

test('a fault that is met a thousand times makes two lines: itself with its stack, and how often it came again', () => {
	const log = aLogger();
	for (let i = 0; i < 1_000; i += 1) log.error({ err: fault(`of stranger ${i}`), id: i }, 'a page failed');
	vi.advanceTimersByTime(5_000);
	expect(lines()).toMatchObject([
		{ msg: 'a page failed', id: 0, err: { where: expect.any(Array) as unknown } },
		{ msg: 'a page failed', repeated: 999 }
	]);
	expect(said.length).toBeLessThan(5_000);
	log.error({ err: fault('again') }, 'a page failed');
	expect(lines()).toHaveLength(3);
});

test('another fault, and another meeting, have lines of their own', () => {
	const log = aLogger();
	log.error({ err: fault('one') }, 'a page failed');
	log.error({ err: another('two') }, 'a page failed');
	for (const meeting of ['a', 'b', 'a']) log.error({ meeting }, 'a batch was not saved');
	expect(lines()).toHaveLength(4);
	vi.advanceTimersByTime(5_000);
	expect(lines().at(-1)).toMatchObject({ msg: 'a batch was not saved', repeated: 1 });
});

test('whoever makes thousands of different lines has all but the first two hundred counted together', () => {
	const log = aLogger();
	for (let meeting = 0; meeting < 5_000; meeting += 1)
		log.warn({ meeting }, 'a board shows an older やること');
	vi.advanceTimersByTime(5_000);
	expect(lines()).toHaveLength(202);
	expect(lines().at(-1)).toMatchObject({ repeated: 4_799 });
});

test('the last words of a server that ends are written at once', () => {
	const log = aLogger();
	for (let i = 0; i < 2; i += 1) log.fatal({ err: fault('a bug') }, 'a bug nobody caught');
	expect(lines()).toHaveLength(2);
});
