import fs from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { countRepeated } from './repeated-lines.ts';
import { redactError } from './redact-error.ts';

const tooLarge = 10_000_000;

/**
 * The log never contains user text, addresses or tokens; in a terminal it goes to a file, since the screen is
 * for people.
 */
export function openLog({ dataDir, logLevel }: Config): Logger {
	const options = {
		level: logLevel,
		base: { pid: process.pid },
		timestamp: pino.stdTimeFunctions.isoTime,
		serializers: { err: redactError },
		hooks: { logMethod: countRepeated() }
	};
	if (!process.stderr.isTTY) return pino(options, output({ dest: 2 }));

	const file = path.join(dataDir, 'yoriai.log');
	if (fs.existsSync(file) && fs.statSync(file).size > tooLarge) fs.renameSync(file, `${file}.1`);
	return pino(options, output({ dest: file, mode: 0o600 }));
}

/** While the disk is full, lines beyond this are dropped. */
const mostWaiting = 1_000_000;

/** Write errors must not end a meeting; the line is retried with the next one. */
function output(to: { dest: string | number; mode?: number }) {
	return pino.destination({ ...to, maxLength: mostWaiting }).on('error', () => undefined);
}
