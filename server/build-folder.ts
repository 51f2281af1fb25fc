import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { StartProblem } from '#lib/server/start-problem.ts';

const builds = fileURLToPath(new URL('../build', import.meta.url));

/** Returns a URL; without a build named by `start.mjs`, that of the newest. */
export function builtHandler(buildDir: string | null): string {
	const handler = path.join(path.resolve(buildDir ?? newest() ?? builds), 'handler.js');
	if (fs.existsSync(handler)) return pathToFileURL(handler).href;
	throw new StartProblem('ページが まだ 組み立てられていません。npm start で 始めてください。');
}

function newest(): string | undefined {
	if (!fs.existsSync(builds)) return undefined;
	return fs
		.globSync(path.join(builds, '*', 'handler.js'))
		.filter((handler) => !path.dirname(handler).endsWith('.new')) // an unfinished build
		.map((handler) => ({ folder: path.dirname(handler), at: fs.statSync(path.dirname(handler)).mtimeMs }))
		.sort((a, b) => b.at - a.at)[0]?.folder;
}
