/**
 * Timers run as before. Preloaded into a server it is set from outside (`ServerClockHand`);
 * imported, it sets this process.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const real = Date;
let ahead = 0;

globalThis.Date = new Proxy(real, {
	construct: (target, given, as) =>
		Reflect.construct(target, given.length === 0 ? [real.now() + ahead] : given, as) as object,
	apply: () => new Date().toString(),
	get: (target, name) => (name === 'now' ? () => real.now() + ahead : (Reflect.get(target, name) as unknown))
});

/** @param ms offset from the real time, not from an earlier setting */
export function setClock(ms: number): void {
	ahead = ms;
}

/** The server must be started with `env`. */
export class ServerClockHand {
	readonly #file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-clock-')), 'ahead');

	get env(): Readonly<Record<string, string>> {
		return { NODE_OPTIONS: `--import ${fileURLToPath(import.meta.url)}`, TEST_CLOCK: this.#file };
	}

	set(pid: number, ms: number): void {
		fs.writeFileSync(this.#file, String(ms));
		process.kill(pid, 'SIGUSR2');
	}

	putAway(): void {
		fs.rmSync(path.dirname(this.#file), { recursive: true, force: true });
	}
}

const file = process.env['TEST_CLOCK'];
if (file) process.on('SIGUSR2', () => setClock(Number(fs.readFileSync(file, 'utf8'))));
