import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { identityOf } from './process-identity.ts';

/**
 * Crashed processes do not count. The last to leave stops the database under the turn, and a new user must
 * `enter` before waiting for the turn.
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

	/** Removes the files of dead processes. */
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
