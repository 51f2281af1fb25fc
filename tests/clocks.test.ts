import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Only these files may read the wall clock in milliseconds, for moments that are stored. */
const moments = new Map([
	['src/lib/wire/clocks.ts', 'hands it to all others'],
	['src/lib/server/auth/links.ts', 'until when a link opens'],
	['src/lib/server/auth/setup.ts', 'until when the first link opens'],
	['src/lib/server/auth/sessions.ts', 'whether the end of a session is possible'],
	['src/lib/server/auth/rate-limits.ts', 'how far the end of a stored lock is'],
	['src/lib/server/auth/sign-in.ts', 'until when a half sign-in waits for its code'],
	['src/lib/server/audit/record-sign-in.ts', 'which quarter of an hour a row tells of']
]);

test('[T3] nothing that lasts is measured by a clock that somebody may set', () => {
	const asking = ['src', 'server']
		.flatMap((folder) =>
			fs
				.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
				.map((name) => path.join(folder, name))
		)
		.filter((name) => /\.(ts|js|mjs|svelte)$/.test(name) && !/\.test\.ts$|\/compiled\//.test(name))
		.filter((name) => /\bDate\.now\b/.test(fs.readFileSync(path.join(root, name), 'utf8')));
	expect(asking.toSorted()).toEqual([...moments.keys()].toSorted());
});
