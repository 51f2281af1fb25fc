import fs from 'node:fs';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { StartProblem } from '#lib/server/start-problem.ts';
import { monotonic } from '#lib/wire/clocks.ts';

/** Resolves with the port, which the system chooses for PORT 0; later errors concern single connections. */
export function listen(server: http.Server, { port, host }: Config, log: Logger): Promise<number> {
	server.maxConnections = mostConnections(openFilesLimit());
	return new Promise((resolve, reject) => {
		const turnedAway = seldom((error: unknown) =>
			log.warn({ err: error }, 'too many connections: somebody could not be let in')
		);
		server.on('drop', () => turnedAway(null));
		server.on('error', (error: NodeJS.ErrnoException) => {
			if (server.listening) turnedAway(error);
			else reject(problem(error, port, host));
		});
		server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
	});
}

const seldomMs = 10_000;

/** Otherwise a crowd would fill the log. */
function seldom<T>(say: (what: T) => void): (what: T) => void {
	let lastAt = -Infinity;
	return (what) => {
		if (monotonic() - lastAt < seldomMs) return;
		lastAt = monotonic();
		say(what);
	};
}

/** R2: each connection is an open file; without a reserve the process could not open its own. */
export function mostConnections(openFiles: number): number {
	return Math.max(16, Math.min(openFiles - 64, Math.floor(openFiles * 0.75)));
}

/** Node raises it to the system's maximum; macOS does not reveal it. */
function openFilesLimit(): number {
	if (process.platform !== 'linux') return Infinity;
	const [, most] = /^Max open files\s+(\S+)/m.exec(fs.readFileSync('/proc/self/limits', 'utf8')) ?? [];
	return Number(most === 'unlimited' ? Infinity : most);
}

/** Requests in progress get 2 s; the rooms close their own sockets. */
export function closer(server: http.Server): () => Promise<void> {
	let underWay = 0;
	server.on('request', (_, response) => {
		underWay += 1;
		response.once('close', () => (underWay -= 1));
	});

	return async () => {
		server.close();
		for (let waited = 0; underWay > 0 && waited < 2_000; waited += 20) await pause(20);
		server.closeAllConnections();
	};
}

function problem(error: NodeJS.ErrnoException, port: number, host: string): Error {
	switch (error.code) {
		case 'EADDRINUSE':
			return new StartProblem(
				`ポート ${port} は もう 使われています。動いている よりあいを とめるか、PORT=${port + 1} npm start のように 別の 番号で 始めてください。`
			);
		case 'EACCES':
			return new StartProblem(
				`ポート ${port} を 使う 権限が ありません。PORT に 1024 より 大きい 番号を 指定してください。`
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return new StartProblem(
				`HOST=${host} は この 機械の アドレスでは ありません。HOST を 外すか 直してください。`
			);
		default:
			return error;
	}
}
