import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from './start-problem.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * A different secret would invalidate every printed QR code and open phone, so it is never replaced
 * silently: throws StartProblem if the file is damaged.
 */
export function keptSecret(dataDir: string, { databaseUrl }: { databaseUrl: string | null }): string {
	const file = path.join(dataDir, 'secret');
	const hasCluster = fs.existsSync(path.join(dataDir, 'postgres-18'));
	try {
		const kept = read(file);
		if (kept && isWhole(kept)) {
			forgetDrafts(file);
			return kept.trim();
		}
		if (kept !== null && (hasCluster || databaseUrl)) throw broken(file);
		if (hasCluster || databaseUrl) console.warn(newKey(file, !hasCluster));
		if (kept !== null) fs.rmSync(file); // a first start lost power: no data exists yet
		make(file);
		return fs.readFileSync(file, 'utf8').trim();
	} catch (error) {
		if (error instanceof StartProblem) throw error;
		throw new StartProblem(
			`ファイル ${file} を 読み書きできません。前と 同じ ユーザーで 始めるか、DATA_DIR で 別の フォルダを 指定してください。`
		);
	}
}

const read = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);

const broken = (file: string) =>
	new StartProblem(
		`ファイル ${file} が こわれています。これは QRコードと スマホの もとに なる かぎです。バックアップの secret を 戻してから 始めてください。バックアップが ない ときは、この ファイルを 消してから 始めると 新しい かぎを 作りますが、前に 印刷した QRコードと 開いたままの スマホは 使えなくなります。`
	);

/** With an external database it is not known yet whether data exists. */
const newKey = (file: string, maybeFirst: boolean) =>
	`ファイル ${file} が なかったので、新しい かぎを 作りました。前に 印刷した QRコードと 開いたままの スマホは 使えません。` +
	(maybeFirst
		? 'はじめて 始めた ときは、このままで かまいません。バックアップの secret が あれば、それを 戻して 始めなおしてください。'
		: '');

const ours = /^[\w-]{43}$/;
const fewest = 32;

/**
 * A truncated secret would silently be a different one. Ours have 43 characters and a newline; one
 * written by hand may be longer.
 */
function isWhole(text: string): boolean {
	const secret = text.trim();
	if (/[\p{Cc}\uFFFD]/u.test(secret)) return false;
	return ours.test(secret) || (text.endsWith('\n') && secret.length >= fewest) || secret.length > 43;
}

/**
 * Linked into place after a flush, so that two concurrent first starts agree and none reads a
 * partial secret.
 */
function make(file: string): void {
	const draft = `${file}.${randomBytes(6).toString('hex')}`;
	fs.writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, {
		mode: 0o600,
		flag: 'wx',
		flush: true
	});
	try {
		fs.linkSync(draft, file);
		syncFolder(path.dirname(file));
	} catch (error) {
		// Another process was faster and may have removed our draft.
		if (!fs.existsSync(file)) throw error;
	} finally {
		fs.rmSync(draft, { force: true });
	}
}

/** Starts that were killed leave drafts. */
function forgetDrafts(file: string): void {
	const isDraft = new RegExp(`^${path.basename(file)}\\.[0-9a-f]{12}$`);
	for (const name of fs.readdirSync(path.dirname(file)).filter((each) => isDraft.test(each)))
		fs.rmSync(path.join(path.dirname(file), name), { force: true });
}
