import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from './start-problem.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * The key behind join codes and guest tokens. Made once and kept beside the data: with another key every
 * printed QR code and every open phone would stop working, so it never quietly becomes another.
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
		if (kept !== null) fs.rmSync(file); // a first start that lost its power: there is no data yet
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

/** Whether there are data in a database that lies elsewhere nobody knows yet: it may be the first start. */
const newKey = (file: string, maybeFirst: boolean) =>
	`ファイル ${file} が なかったので、新しい かぎを 作りました。前に 印刷した QRコードと 開いたままの スマホは 使えません。` +
	(maybeFirst
		? 'はじめて 始めた ときは、このままで かまいません。バックアップの secret が あれば、それを 戻して 始めなおしてください。'
		: '');

const ours = /^[\w-]{43}$/;
const fewest = 32;

/**
 * An empty file, or the beginning of a longer one, is no key: taken for one it would quietly be another. Ours have 43 letters
 * and the end of a line. One that somebody wrote by hand is whole when its line has ended, or when it is longer than ours.
 */
function isWhole(text: string): boolean {
	const secret = text.trim();
	if (/[\p{Cc}\uFFFD]/u.test(secret)) return false;
	return ours.test(secret) || (text.endsWith('\n') && secret.length >= fewest) || secret.length > 43;
}

/** Written aside, out to the disk, and linked into place, so that two first starts agree and nobody reads half a key. */
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
		// Another first start was faster, and may have tidied our draft away.
		if (!fs.existsSync(file)) throw error;
	} finally {
		fs.rmSync(draft, { force: true });
	}
}

/** Left by starts that were killed. */
function forgetDrafts(file: string): void {
	const isDraft = new RegExp(`^${path.basename(file)}\\.[0-9a-f]{12}$`);
	for (const name of fs.readdirSync(path.dirname(file)).filter((each) => isDraft.test(each)))
		fs.rmSync(path.join(path.dirname(file), name), { force: true });
}
