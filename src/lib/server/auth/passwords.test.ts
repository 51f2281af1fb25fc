import { expect, test } from 'vitest';
import { hashPassword, passwordFits } from './passwords.ts';

test('a password opens only with itself, typed in full width or half', async () => {
	const hash = await hashPassword('sakura-2026');
	expect(hash).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
	expect(await passwordFits('sakura-2026', hash)).toBe(true);
	expect(await passwordFits('ｓａｋｕｒａ－２０２６', hash)).toBe(true);
	expect(await passwordFits('sakura-2027', hash)).toBe(false);
});

test('two people with the same password do not have the same hash', async () => {
	expect(await hashPassword('sakura-2026')).not.toBe(await hashPassword('sakura-2026'));
});

test('an account that does not exist is refused, whatever is typed', async () => {
	expect(await passwordFits('', null)).toBe(false);
	expect(await passwordFits('sakura-2026', null)).toBe(false);
});
