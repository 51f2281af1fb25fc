import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopEmbedded } from '../../server/database/embedded.ts';
import { lifeOf } from '../../server/database/life.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		testDataDir: string;
	}
}

const prefix = 'yoriai-test-';

/** A data folder for the run. The first test that needs the database starts it; the end of the run stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	for (const left of leftovers()) await remove(left);

	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
	fs.chmodSync(dataDir, 0o711);
	project.provide('testDataDir', dataDir);
	return () => remove(dataDir);
}

/** Of runs that were killed: nobody else would ever stop their databases. */
function leftovers(): string[] {
	return fs
		.readdirSync(os.tmpdir())
		.filter(
			(name) => name.startsWith(prefix) && lifeOf(Number(name.slice(prefix.length).split('-')[0])) === null
		)
		.map((name) => path.join(os.tmpdir(), name));
}

async function remove(dataDir: string): Promise<void> {
	await stopEmbedded(dataDir);
	fs.rmSync(dataDir, { recursive: true, force: true });
}
