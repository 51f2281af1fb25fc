import fs from 'node:fs';

/** A new name in a folder is there after a power cut only when the folder itself was written out. */
export function syncFolder(folder: string): void {
	const open = fs.openSync(folder, 'r');
	try {
		fs.fsyncSync(open);
	} finally {
		fs.closeSync(open);
	}
}
