import { BytesChanged } from '#lib/server/db/bytes-test.ts';
import { DatabaseTooOld } from '#lib/server/db/migrate.ts';
import { RolesNeeded } from '#lib/server/db/roles.ts';
import { StartProblem } from '#lib/server/start-problem.ts';

/** The sentence for whoever started the server, where there is something that they can do. */
export function explain(error: unknown): string | null {
	if (error instanceof StartProblem) return error.message;
	if (error instanceof RolesNeeded)
		return `データベースの ユーザーに 役割を 作る 権限が ありません。管理者の 権限で つぎの SQL を 動かしてから、もう一度 始めてください。\n\n${error.sqlToRun}`;
	if (error instanceof DatabaseTooOld)
		return 'PostgreSQL が 古すぎます。PostgreSQL 15 より 新しいものを DATABASE_URL で 指定してください。';
	if (error instanceof BytesChanged)
		return 'データベースが わたした データを 変えて 返します。接続の あいだにある もの（プロキシなど）を 確かめてください。このままでは 会議が こわれるので 始めません。';
	return codeOf(error) === 'ENOSPC'
		? 'ディスクが いっぱいです。空きを 作ってから もう一度 始めてください。'
		: null;
}

/** Never the whole error: it may quote the password in DATABASE_URL. */
export function unreachable(error: unknown): StartProblem {
	const code = codeOf(error);
	const reason = reasons[code] ?? 'サーバーが 動いているか、アドレスと 番号を 確かめてください';
	return new StartProblem(`DATABASE_URL の データベースに つながりません（${code || '不明'}）。${reason}。`);
}

const reasons: Record<string, string> = {
	'28P01': 'ユーザー名か パスワードが ちがいます',
	'28000': 'ユーザー名か パスワードが ちがいます',
	'3D000': 'その 名前の データベースを 作ってください',
	'53300': '接続の 数が いっぱいです。max_connections を 増やしてください'
};

/** drizzle wraps what the driver threw. */
function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	if ('code' in error && typeof error.code === 'string') return error.code;
	return codeOf(error.cause);
}
