import { randomInt } from 'node:crypto';
import type { Db } from '../db/client.ts';
import { findAccount } from '../db/lookup.ts';

/** Short, and typed without mistakes. A name says nothing about the person, and may be changed. */
const words = ['sakura', 'ume', 'momo', 'fuji', 'kiku', 'hagi', 'matsu', 'take', 'nashi', 'kaki', 'mikan'];

export async function proposeSignInName(db: Db): Promise<string> {
	for (let tries = 0; tries < 5; tries += 1) {
		const name = `${words[randomInt(words.length)]}-${randomInt(100, 1000)}`;
		if (!(await findAccount(db, name))) return name;
	}
	return `sakura-${randomInt(100_000, 1_000_000)}`;
}
