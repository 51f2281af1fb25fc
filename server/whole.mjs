// `prepare.mjs` needs this before anything is installed, so it imports only Node's own modules.
import fs from 'node:fs';
import path from 'node:path';

/** The old file stays until all of the new text is on the disk. */
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

/** After a power cut some files may be empty or truncated. */
const sizes = '.sizes.json';

export function keepSizes(folder) {
	const files = fs
		.readdirSync(folder, { recursive: true })
		.filter((name) => fs.statSync(path.join(folder, name)).isFile());
	const found = Object.fromEntries(files.map((name) => [name, fs.statSync(path.join(folder, name)).size]));
	writeWhole(path.join(folder, sizes), JSON.stringify(found));
}

/** `first` is in every complete folder, also in one from before sizes were recorded. */
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
