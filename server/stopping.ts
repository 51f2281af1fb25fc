import type { Logger } from 'pino';

/** This is enough to save every board and stop the database. */
const timeLimit = 15_000;

/** A second signal exits immediately. */
export function stopWhenAsked(stop: () => Promise<void>, log: Logger): void {
	let stopping = false;

	function leave(exitCode: number): void {
		if (stopping) return;
		stopping = true;
		setTimeout(() => process.exit(1), timeLimit).unref();
		stop().then(
			() => process.exit(exitCode),
			(error: unknown) => {
				log.fatal({ err: error }, 'stopping failed');
				process.exit(1);
			}
		);
	}

	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(signal, () => (stopping ? process.exit(1) : leave(0)));
	process.on('disconnect', () => leave(0));
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'a bug nobody caught');
		leave(1);
	});

	// Writing to a closed terminal fails; the server must still stop in order.
	for (const output of [process.stdout, process.stderr]) output.on('error', () => leave(0));
}
