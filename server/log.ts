import fs from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { countRepeated } from './repeated-lines.ts';
import { redactError } from './redact-error.ts';

const tooLarge = 10_000_000;

/**
 * Never what people wrote, never an address or a token. In a terminal the screen is for sentences, so the log
 * goes to a file; a supervisor (systemd, a container) collects it from the error output.
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

/** What waits to be written while the disk is full; more than this is dropped. */
const mostWaiting = 1_000_000;

/** A line that cannot be written ends no meeting, and could be told nowhere; it is tried again with the next one. */
function output(to: { dest: string | number; mode?: number }) {
	return pino.destination({ ...to, maxLength: mostWaiting }).on('error', () => undefined);
}
