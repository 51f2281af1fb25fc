import fs from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { withoutValues } from './without-values.ts';

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
		serializers: { err: withoutValues }
	};
	if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2 }));

	const file = path.join(dataDir, 'yoriai.log');
	if (fs.existsSync(file) && fs.statSync(file).size > tooLarge) fs.renameSync(file, `${file}.1`);
	return pino(options, pino.destination({ dest: file, mode: 0o600 }));
}
