// Plain JavaScript that imports only Node's own modules: `prepare.mjs` needs it before anything is installed.
import fs from 'node:fs';
import path from 'node:path';

/** Never half a file: what stood there stays until all of the new text is on the disk. */
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

/** How long each file of a folder is: after a power cut some may be empty or cut short. */
const sizes = '.sizes.json';

export function keepSizes(folder) {
	const files = fs
		.readdirSync(folder, { recursive: true })
		.filter((name) => fs.statSync(path.join(folder, name)).isFile());
	const found = Object.fromEntries(files.map((name) => [name, fs.statSync(path.join(folder, name)).size]));
	writeWhole(path.join(folder, sizes), JSON.stringify(found));
}

/** Whether every file is as long as it was. `first` is one that every whole folder has, also from before sizes were kept. */
export function isWhole(folder, first) {
	if (!fs.existsSync(path.join(folder, first))) return false;
	const list = path.join(folder, sizes);
	if (!fs.existsSync(list)) return true;
	try {
		const wanted = JSON.parse(fs.readFileSync(list, 'utf8'));
		return first in wanted && Object.entries(wanted).every(([name, size]) => lengthOf(folder, name) === size);
	} catch {
		return false; // the list itself was cut short
	}
}

const lengthOf = (folder, name) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size;
