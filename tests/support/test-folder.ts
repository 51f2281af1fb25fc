import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stopEmbedded } from '../../server/database/embedded.ts';
import { identityOf } from '../../server/database/process-identity.ts';

const prefix = 'yoriai-test-';

/** Other users may traverse it: under root the database runs as another user. */
export async function testFolder(): Promise<string> {
	for (const left of leftovers()) await removeTestFolder(left);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
	fs.chmodSync(folder, 0o711);
	return folder;
}

export async function removeTestFolder(folder: string): Promise<void> {
	await stopEmbedded(folder);
	fs.rmSync(folder, { recursive: true, force: true });
}

/** Killed runs leave databases that nothing else would stop. */
function leftovers(): string[] {
	const owner = (name: string) => Number(name.slice(prefix.length).split('-')[0]);
	return fs
		.readdirSync(os.tmpdir())
		.filter((name) => name.startsWith(prefix) && identityOf(owner(name)) === null)
		.map((name) => path.join(os.tmpdir(), name))
		.filter((folder) => fs.statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.());
}
