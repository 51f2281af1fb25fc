// This runs on Node 20 before anything is installed, so it imports only Node's own modules.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PrepareProblem, node24, prepare, root } from './prepare.mjs';

/** Loading the packages would enlarge V8's young generation permanently: 300 MB instead of 140. */
const smallNursery = '--max-semi-space-size=8';

try {
	const build = await prepare();
	if (!process.argv.includes('--prepare')) serve(build);
} catch (error) {
	console.error(error instanceof PrepareProblem ? error.message : explain(error));
	process.exit(1);
}

/**
 * In the same process group one Ctrl-C would reach it twice; IPC tells it when this process dies without a
 * signal.
 */
function serve(build) {
	const server = spawn(node24(), [smallNursery, path.join('server', 'main.ts'), ...process.argv.slice(2)], {
		cwd: root,
		detached: true,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, YORIAI_BUILD_DIR: build }
	});

	let passedOnAt = -Infinity;
	const passOn = (signal) => {
		// npm forwards the terminal's Ctrl-C as well; only a later one means "stop immediately".
		if (performance.now() - passedOnAt < 1_000) return;
		passedOnAt = performance.now();
		server.kill(signal);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));
	whenNpmIsGone(() => passOn('SIGTERM'));
	server.once('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** npm sends SIGTERM to the shell between us, which exits without forwarding it. */
function whenNpmIsGone(stop) {
	if (!process.env.npm_lifecycle_event) return;
	const shell = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === shell) return;
		clearInterval(watch);
		stop();
	}, 300);
}

function explain(error) {
	if (error.code === 'EACCES' || error.code === 'EROFS')
		return `フォルダ ${root} に 書けません。書ける 場所に コピーしてから 始めてください。`;
	if (error.code === 'ENOENT' && !fs.existsSync(path.join(root, 'package-lock.json')))
		return `フォルダ ${root} に package-lock.json が ありません。もう一度 取り出してください。`;
	return error.stack;
}
