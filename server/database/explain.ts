import { BytesChanged } from './check-bytea.ts';
import { DatabaseTooOld, TablesTooNew } from '#lib/server/db/migrate.ts';
import { RolesNeeded } from '#lib/server/db/roles.ts';
import { StartProblem } from '#lib/server/start-problem.ts';
import { isPassing } from './passing.ts';

/** Returns null if the administrator can do nothing about the error. */
export function explain(error: unknown): string | null {
	if (error instanceof StartProblem) return error.message;
	if (error instanceof RolesNeeded)
		return `データベースの ユーザーに 役割を 作る 権限が ありません。管理者の 権限で つぎの SQL を 動かしてから、もう一度 始めてください。\n\n${error.sqlToRun}`;
	if (error instanceof DatabaseTooOld)
		return 'PostgreSQL が 古すぎます。PostgreSQL 15 より 新しいものを DATABASE_URL で 指定してください。';
	if (error instanceof TablesTooNew)
		return 'データベースは この プログラムより 新しい よりあいで 使われています。新しい ほうの プログラムで 始めてください。データは 何も 変えていません。';
	if (error instanceof BytesChanged)
		return 'データベースが わたした データを 変えて 返します。接続の あいだにある もの（プロキシなど）を 確かめてください。このままでは 会議が こわれるので 始めません。';
	return aboutConnection(error) ?? aboutFiles(error);
}

/** The whole error may quote the password in DATABASE_URL. */
export function unreachable(error: unknown): StartProblem {
	const code = codeOf(error);
	return new StartProblem(
		`DATABASE_URL の データベースに つながりません（${code || '不明'}）。${reasons[code] ?? askServer}。`
	);
}

function aboutConnection(error: unknown): string | null {
	const code = codeOf(error);
	if (code === '42501')
		return 'データベースの ユーザーに 権限が ありません。データベースの 持ち主の ユーザーを DATABASE_URL で 指定してください。';
	if (!reasons[code] && !(isPassing(error) && !fileOf(error))) return null;
	return `データベースとの 接続が 切れました（${code}）。${reasons[code] ?? askServer}。`;
}

const askServer = 'サーバーが 動いているか、アドレスと 番号を 確かめてください';
const wrongPassword = 'ユーザー名か パスワードが ちがいます';
const reasons: Record<string, string> = {
	'28P01': wrongPassword,
	'28000': wrongPassword,
	'3D000': 'その 名前の データベースを 作ってください',
	'53300': '接続の 数が いっぱいです。max_connections を 増やしてください'
};

function aboutFiles(error: unknown): string | null {
	const code = codeOf(error);
	if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
		return 'ディスクが いっぱいです。空きを 作ってから もう一度 始めてください。';
	if (code === 'EMFILE' || code === 'ENFILE')
		return '同時に 開ける ファイルの 数が たりません。ulimit -n で 増やしてから もう一度 始めてください。';
	const file = fileOf(error);
	return file
		? `${file} を 読み書きできません（${code}）。前と 同じ ユーザーで 始めるか、そこに ある ものを 確かめてください。`
		: null;
}

/** drizzle wraps the driver's error, so the code may be on a `cause`. */
function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	if ('code' in error && typeof error.code === 'string') return error.code;
	return codeOf(error.cause);
}

/** Only file system errors have both `syscall` and `path`. */
function fileOf(error: unknown): string | null {
	if (!(error instanceof Error) || !('syscall' in error) || error.syscall === 'connect') return null;
	return 'path' in error && typeof error.path === 'string' ? error.path : null;
}
