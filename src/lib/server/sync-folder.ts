import fs from 'node:fs';

/** A new file name survives a power cut only after the folder itself has been synced. */
export function syncFolder(folder: string): void {
	const open = fs.openSync(folder, 'r');
	try {
		fs.fsyncSync(open);
	} finally {
		fs.closeSync(open);
	}
}
