// Plain JavaScript that imports only Node's own modules: `prepare.mjs` needs it before anything is installed.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 25;

/**
 * Of all processes that want to do `what` with a folder, one at a time does it. Answers the turn, or null when it did
 * not come within `waitMs`. A child that gets its `fd` has the turn too, until both have ended.
 *
 * The kernel keeps the turn and takes it back when its holder dies, however it dies. So nothing of it is in a file that
 * could be cut short, and no number of a process is believed that may be somebody else's by now.
 *
 * @param {string} folder it exists
 * @param {string} what
 * @param {{ waitMs?: number, onWait?: () => void }} [options] `onWait` is told once that somebody else is first
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

/** A name that is in the kernel's memory only. It says which folder is meant, whichever path leads there. */
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

/** macOS has no such names. There an open file can be locked while it is opened, and the lock ends with its holder too. */
function claimFile(folder, what) {
	const { O_CREAT, O_RDWR, O_NONBLOCK } = fs.constants;
	const O_EXLOCK = 0x20; // Node has no name for it
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
