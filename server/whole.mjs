// Plain JavaScript that imports only Node's own modules: `prepare.mjs` needs it before anything is installed.
import fs from 'node:fs';
import path from 'node:path';

/** Writes a file atomically: the old one stays until all of the new text is on the disk. */
export function writeWhole(file, text) {
	const draft = `${file}.new`;
	for (const left of fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ? [draft, file] : [draft])
		fs.rmSync(left, { recursive: true, force: true });
	const open = fs.openSync(draft, 'w');
	fs.writeFileSync(open, text);
	fs.fsyncSync(open);
	fs.closeSync(open);
	fs.renameSync(draft, file);
}

/** Lists the size of each file in a folder: after a power cut some may be empty or truncated. */
const sizes = '.sizes.json';

export function keepSizes(folder) {
	const files = fs
		.readdirSync(folder, { recursive: true })
		.filter((name) => fs.statSync(path.join(folder, name)).isFile());
	const found = Object.fromEntries(files.map((name) => [name, fs.statSync(path.join(folder, name)).size]));
	writeWhole(path.join(folder, sizes), JSON.stringify(found));
}

/**
 * Whether every file has its recorded size. `first` is a file of every complete folder, also of one
 * from before sizes were recorded.
 */
export function isWhole(folder, first) {
	if (!fs.existsSync(path.join(folder, first))) return false;
	const list = path.join(folder, sizes);
	if (!fs.existsSync(list)) return true;
	try {
		const wanted = JSON.parse(fs.readFileSync(list, 'utf8'));
		return first in wanted && Object.entries(wanted).every(([name, size]) => lengthOf(folder, name) === size);
	} catch {
		return false; // the list itself is truncated
	}
}

const lengthOf = (folder, name) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size;
