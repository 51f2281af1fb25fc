import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { identityOf } from './process-identity.ts';

/**
 * Who uses the database of a data folder: one file per use, named `<pid>.<life>.<random>`. What stands in it is never read,
 * and the files of processes that crashed do not count. The last one to leave stops the database, whoever started it; so
 * whoever leaves has the turn (`turn.mjs`), and whoever comes signs in before waiting for it.
 */
export class Users {
	#folder: string;
	#me = `${process.pid}.${identityOf(process.pid)}.${randomBytes(4).toString('hex')}`;

	constructor(dataDir: string) {
		this.#folder = path.join(dataDir, 'users');
		if (fs.statSync(this.#folder, { throwIfNoEntry: false })?.isDirectory() === false)
			fs.rmSync(this.#folder);
		fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
	}

	enter(): void {
		fs.writeFileSync(path.join(this.#folder, this.#me), '');
	}

	leave(): void {
		this.#erase(this.#me);
	}

	/** Whether anybody is there who lives. The dead are tidied away. */
	get someoneIsThere(): boolean {
		const names = fs.readdirSync(this.#folder);
		const dead = names.filter((name) => !isAlive(name));
		dead.forEach((name) => this.#erase(name));
		return names.length > dead.length;
	}

	#erase(name: string): void {
		fs.rmSync(path.join(this.#folder, name), { recursive: true, force: true });
	}
}

function isAlive(name: string): boolean {
	const [pid, life] = name.split('.');
	return identityOf(Number(pid)) === life;
}
