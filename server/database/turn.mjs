// `prepare.mjs` needs this before anything is installed, so it imports only Node's own modules.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 25;

/**
 * A lock between processes; returns null if it was not acquired within `waitMs`. The kernel releases it when
 * its holder dies, so there is no file to truncate and no pid to reuse. A child that inherits `fd` holds it
 * too.
 * @param {string} folder an existing folder
 * @param {string} what
 * @param {{ waitMs?: number, onWait?: () => void }} [options] `onWait` is called once if another process holds the lock
 * @returns {Promise<{ end: () => void, fd: number | undefined } | null>}
 */
export async function takeTurn(folder, what, { waitMs = Infinity, onWait } = {}) {
	const claim = process.platform === 'linux' ? claimName : claimFile;
	const startedAt = performance.now();
	let turn = await claim(folder, what);
	if (!turn) onWait?.();
	while (!turn && performance.now() - startedAt < waitMs) {
		await pause(lookAgainMs);
		turn = await claim(folder, what);
	}
	return turn;
}

/** An abstract Unix socket leaves no file; by inode all paths to the folder are equal. */
function claimName(folder, what) {
	const { dev, ino } = fs.statSync(folder, { bigint: true });
	const server = net.createServer({ pauseOnConnect: true }, (socket) => socket.destroy());
	return new Promise((resolve, reject) => {
		server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
		server.listen({ path: `\0yoriai/${what}/${dev}:${ino}`, exclusive: true }, () => {
			server.unref();
			resolve({ end: () => void server.close(), fd: server._handle?.fd });
		});
	});
}

/** macOS has no abstract sockets, but locks a file on opening until the process ends. */
function claimFile(folder, what) {
	const { O_CREAT, O_RDWR, O_NONBLOCK } = fs.constants;
	const O_EXLOCK = 0x20; // not in Node's constants
	try {
		const file = fs.openSync(
			path.join(folder, `.turn-${what}`),
			O_CREAT | O_RDWR | O_NONBLOCK | O_EXLOCK,
			0o600
		);
		return { end: () => fs.closeSync(file), fd: file };
	} catch (error) {
		if (error.code === 'EAGAIN') return null;
		throw error;
	}
}
