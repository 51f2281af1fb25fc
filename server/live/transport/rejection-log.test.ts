import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { RejectionLog } from './rejection-log.ts';

test('a crowd that is sent away makes one log line in ten seconds, with how many they were', () => {
	const lines: { why: string; turnedAway: number }[] = [];
	const into = new Writable({
		write: (chunk, _, done) => done(void lines.push(JSON.parse(String(chunk)) as (typeof lines)[0]))
	});
	let now = 1_000_000;
	const rejectionLog = new RejectionLog(pino(into), () => now);
	for (let i = 0; i < 5_000; i += 1) rejectionLog.add('a crowd at the door');
	expect(lines).toMatchObject([{ why: 'a crowd at the door', turnedAway: 1 }]);
	now += 10_000;
	rejectionLog.add('the board is full');
	expect(lines).toMatchObject([{}, { why: 'the board is full', turnedAway: 5_000 }]);
});
