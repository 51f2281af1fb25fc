import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lifeOf } from './life.ts';

/**
 * Who uses the database of a data folder: one empty file per use, named `<pid>.<life>.<random>`. The last one
 * to leave stops the database, whoever started it; the files of processes that crashed do not count.
 *
 * A newcomer signs in first and then waits for a `stopping.` file; the one who leaves writes that file first
 * and then looks for others. So whatever the order, one of the two sees the other.
 */
export class Users {
	#folder: string;
	#me: string;

	constructor(dataDir: string) {
		this.#folder = path.join(dataDir, 'users');
		this.#me = `${process.pid}.${lifeOf(process.pid)}.${randomBytes(4).toString('hex')}`;
		fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
	}

	async enter(): Promise<void> {
		this.#write(this.#me);
		while (this.#alive().some((name) => name.startsWith('stopping.'))) await pause(20);
	}

	/** Leaves, and runs `stop` if nobody else is there. */
	async leave(stop: () => Promise<void>): Promise<void> {
		const notice = `stopping.${this.#me}`;
		this.#write(notice);
		try {
			this.#erase(this.#me);
			const others = this.#alive().filter((name) => name !== notice);
			if (others.length === 0) await stop();
		} finally {
			this.#erase(notice);
		}
	}

	#alive(): string[] {
		return fs.readdirSync(this.#folder).filter((name) => {
			const [pid, life] = name.replace('stopping.', '').split('.');
			const alive = lifeOf(Number(pid)) === life;
			if (!alive) this.#erase(name);
			return alive;
		});
	}

	#write = (name: string): void => fs.writeFileSync(path.join(this.#folder, name), '');
	#erase = (name: string): void => fs.rmSync(path.join(this.#folder, name), { force: true });
}
