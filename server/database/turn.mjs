// Plain JavaScript that imports only Node's own modules: `prepare.mjs` needs it before anything is installed.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 25;

/**
 * A lock between processes (a turn) for one purpose, `what`, on one folder. Returns null if it was
 * not acquired within `waitMs`. A child process that inherits `fd` holds the lock too, until both
 * have ended.
 *
 * The kernel holds the lock and releases it when its holder dies, however that happens. So there is
 * no file that could be truncated, and no pid that another process may have reused.
 *
 * @param {string} folder an existing folder
 * @param {string} what
 * @param {{ waitMs?: number, onWait?: () => void }} [options] `onWait` is called once if another
 * process holds the lock
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

/**
 * An abstract Unix socket, which exists in the kernel's memory only. The inode in its name makes
 * all paths to the folder equal.
 */
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

/**
 * For macOS, which has no abstract sockets. On macOS a file can be locked while it is opened, and that
 * lock too ends with the process that holds it.
 */
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
