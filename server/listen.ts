import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#lib/server/config.ts';
import { StartProblem } from '#lib/server/start-problem.ts';

/** Answers the port, which the system chose where PORT is 0. */
export function listen(server: http.Server, { port, host }: Config): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(problem(error, port, host)));
		server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
	});
}

/** Takes no more requests, and lets those that are under way end. Sockets belong to the rooms. */
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
