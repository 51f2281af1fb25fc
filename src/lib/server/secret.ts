import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from './start-problem.ts';

/**
 * The key behind join codes and guest tokens. Made once and kept beside the data: with another key every
 * printed QR code and every open phone would stop working.
 */
export function keptSecret(dataDir: string): string {
	const file = path.join(dataDir, 'secret');
	try {
		if (!fs.existsSync(file)) make(file);
		return fs.readFileSync(file, 'utf8').trim();
	} catch {
		throw new StartProblem(
			`ファイル ${file} を 読み書きできません。前と 同じ ユーザーで 始めるか、DATA_DIR で 別の フォルダを 指定してください。`
		);
	}
}

/** Written aside and linked into place, so that two first starts agree and nobody reads half a key. */
function make(file: string): void {
	const draft = `${file}.${randomBytes(6).toString('hex')}`;
	fs.writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
	try {
		fs.linkSync(draft, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		fs.rmSync(draft);
	}
}
