import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from '#lib/server/start-problem.ts';

/** PostgreSQL refuses root; null means the current user. */
export interface Owner {
	readonly uid: number;
	readonly gid: number;
}

export function databaseOwner(): Owner | null {
	if (process.getuid?.() !== 0) return null;
	const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new StartProblem(
		'root の ままでは データベースを 動かせません。ユーザー postgres か nobody を 作るか、ふつうの ユーザーで 始めてください。'
	);
}

export function makeOwned(folder: string, owner: Owner | null): void {
	fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (owner) fs.chownSync(folder, owner.uid, owner.gid);
}

/** Throws if that user cannot enter the folder: PostgreSQL would only report that it does not exist. */
export function checkReachable(folder: string, owner: Owner | null): void {
	if (!owner) return;
	for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
		const { uid, gid, mode } = fs.statSync(at);
		const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
		if (!(mode & bit))
			throw new StartProblem(
				`root で 始めると データベースは 別の ユーザーで 動きますが、フォルダ ${at} に 入れません。DATA_DIR で /srv などの 別の 場所を 指定してください。`
			);
	}
}
