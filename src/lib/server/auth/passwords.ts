import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

/** OWASP parameters: about 25 ms in Node's thread pool, which does not block meetings. */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const tagLength = 32;

export const shortestPassword = 8;
export const longestPassword = 200;

const argon = promisify(argon2);

/** Half of the cores stay free for meetings. */
const atOnce = Math.max(1, Math.floor(availableParallelism() / 2));
/** About two seconds of work; unauthenticated clients must not fill the memory. */
const mostWaiting = 60;
const waiting: (() => void)[] = [];
let running = 0;

async function derive(...wanted: Parameters<typeof argon>): Promise<Buffer> {
	if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
	else running += 1;
	try {
		return await argon(...wanted);
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const tag = await tagOf(password, salt, cost);
	const { memory, passes, parallelism } = cost;

	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * An unknown account takes as long, so that timing does not reveal which accounts exist. Returns
 * `busy` when the queue is full.
 */
export async function passwordFits(password: string, hash: string | null): Promise<boolean | 'busy'> {
	if (waiting.length >= mostWaiting) return 'busy';
	const parts = shape.exec(hash ?? nobody);
	if (!parts) throw new Error('a stored password hash is damaged');
	const [, memory, passes, parallelism, salt = '', stored = ''] = parts;
	const expected = Buffer.from(stored, 'base64');
	const tag = await tagOf(password, Buffer.from(salt, 'base64'), {
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism)
	});

	return timingSafeEqual(tag, expected) && hash !== null;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** NFKC, so that full-width input from a Japanese keyboard yields the same password. */
const tagOf = (password: string, nonce: Buffer, parameters: typeof cost) =>
	derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...parameters });

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
