import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { resetAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { recoveryCodes, secondFactors } from '#lib/server/db/schema/second-factor.ts';
import { scope } from '#lib/server/db/scope.ts';
import { completeSignIn } from '#lib/server/second-factor/complete-sign-in.ts';
import {
	beginSecondFactor,
	confirmSecondFactor,
	forgetBegun,
	renewRecoveryCodes,
	secondFactorOf,
	turnOffSecondFactor
} from '#lib/server/second-factor/second-factor.ts';
import { openSecret } from '#lib/server/second-factor/sealed-secret.ts';
import { totpCode } from '#lib/server/second-factor/totp.ts';
import { aCity, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { actsOn, address, password, somebody, type Somebody } from './setup.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let me: Somebody;
let start = 0;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	start = Date.now();
	await database.sql`delete from wrong_try`;
	me = await somebody(app, await aCity(app.db));
});

/** Each half minute has its own code. */
const at = (halfMinutes: number) => new Date(start + halfMinutes * 30_000);

async function codeAt(now: Date): Promise<string> {
	const { id, municipality } = me.person;
	const [row] = await scope(app.db, municipality, (tx) =>
		tx.select().from(secondFactors).where(eq(secondFactors.accountId, id))
	);
	return totpCode(openSecret(app.config.secret, id, row!.secret)!, now);
}

async function turnOn(): Promise<readonly string[]> {
	await beginSecondFactor(app, me.person);
	const codes = await confirmSecondFactor(app, me.person, { typed: await codeAt(at(0)), now: at(0) });
	return codes ?? [];
}

async function half(): Promise<string> {
	const answer = await signIn(app, { signInName: me.signInName, password, address });
	if (typeof answer !== 'string' || answer === 'wrong' || answer === 'too_many_tries')
		throw new Error('no second factor was asked');
	return answer;
}

const complete = async (typed: string, now: Date, given?: string) =>
	completeSignIn(app, { half: given ?? (await half()), typed, now });

const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('[C53] it is on only after a first right code, and can be given up before', async () => {
	await beginSecondFactor(app, me.person);
	const begun = await secondFactorOf(app, me.person);
	await beginSecondFactor(app, me.person); // a second press keeps what the phone has read
	expect(await secondFactorOf(app, me.person)).toEqual(begun);
	const wrong = wrongCode(await codeAt(at(0)));
	expect(await confirmSecondFactor(app, me.person, { typed: wrong, now: at(0) })).toBeNull();
	expect(await signIn(app, { signInName: me.signInName, password, address })).toHaveProperty('session');
	await forgetBegun(app, me.person);
	expect(await secondFactorOf(app, me.person)).toEqual({ state: 'off' });
	expect(await renewRecoveryCodes(app, me.person)).toBeNull();

	expect(await turnOn()).toHaveLength(10);
	expect(await secondFactorOf(app, me.person)).toEqual({ state: 'on', codesLeft: 10 });
	await forgetBegun(app, me.person); // a page from before cannot switch it off
	expect(await secondFactorOf(app, me.person)).toMatchObject({ state: 'on' });
});

test('[C53] after the right password a code is asked, and what is held until then opens nothing', async () => {
	await turnOn();
	const held = await half();
	expect(await readSession(app.db, held)).toBeNull();
	const answer = await complete(await codeAt(at(1)), at(1), held);
	if (typeof answer === 'string' || !('session' in answer)) throw new Error('the code was refused');
	expect((await readSession(app.db, answer.session))?.person.id).toBe(me.person.id);
});

test('[C53] a half sign-in ends after ten minutes, with another password, and when one letter is changed', async () => {
	await turnOn();
	const held = await half();
	const [account, municipality, until, seal] = held.split('.');
	const other = await somebody(app, await aCity(app.db, '師走市'));
	for (const forged of [
		'',
		'made-up',
		[account, municipality, Number(until) + 1, seal].join('.'),
		[other.person.id, municipality, until, seal].join('.'),
		[other.person.id, other.person.municipality, until, seal].join('.')
	])
		expect(await complete(await codeAt(at(1)), at(1), forged)).toBe('over');
	const later = new Date(Date.now() + 11 * 60_000);
	expect(await complete(await codeAt(later), later, held)).toBe('over');
	expect(await complete(await codeAt(at(-60)), at(-60), held)).toBe('over'); // T4: the clock was ahead

	const reset = await resetAccount(app, me.signInName);
	if (typeof reset === 'string') throw new Error(reset);
	await useLink(app, reset.token, 'momiji-2027');
	expect(await complete(await codeAt(at(1)), at(1), held)).toBe('over');
});

test('[C53] a link for a new password asks for the code too', async () => {
	await turnOn();
	const reset = await resetAccount(app, me.signInName);
	if (typeof reset === 'string') throw new Error(reset);
	const taken = await useLink(app, reset.token, 'momiji-2027');
	if (typeof taken !== 'string' || taken === 'link_used')
		throw new Error('the link alone opened the account');
	expect(await complete(await codeAt(at(1)), at(1), taken)).toHaveProperty('session');
});

test('[C54] each code opens once, also when two browsers bring it at the same moment', async () => {
	await turnOn();
	expect(await complete(await codeAt(at(0)), at(0))).toEqual({ wrong: 1 }); // it switched the factor on
	const code = await codeAt(at(1));
	const helds = await Promise.all([half(), half(), half()]);
	const answers = await Promise.all(helds.map((held) => complete(code, at(1), held)));
	expect(answers.filter((answer) => typeof answer === 'object' && 'session' in answer)).toHaveLength(1);
	expect(await complete(code, at(1))).toHaveProperty('wrong');
	expect(await complete(await codeAt(at(2)), at(2))).toHaveProperty('session');
});

test('[C54] full-width digits and blanks are what a Japanese keyboard types', async () => {
	await turnOn();
	const code = await codeAt(at(1));
	const wide = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('');
	expect(await complete(`${wide.slice(0, 3)}\u3000${wide.slice(3)}`, at(1))).toHaveProperty('session');
});

test('[C55] a 予備の番号 opens once, and new ones end the old', async () => {
	const [first = '', second = ''] = await turnOn();
	expect(await complete(first, at(1))).toHaveProperty('session');
	expect(await complete(first, at(1))).toEqual({ wrong: 1 });
	expect(await actsOn(app, me.person)).toContain('second_factor.recovered');
	expect(await secondFactorOf(app, me.person)).toEqual({ state: 'on', codesLeft: 9 });
	const again = (await renewRecoveryCodes(app, me.person)) ?? [];
	expect(await complete(second, at(1))).toEqual({ wrong: 2 });
	expect(await complete(again[9] ?? '', at(1))).toHaveProperty('session');

	const rows = await scope(app.db, me.person.municipality, (tx) => tx.select().from(recoveryCodes));
	for (const code of again) expect(JSON.stringify(rows)).not.toContain(code.replace(' ', ''));
});

test('[C55] the 予備の番号 of one account open no other', async () => {
	const [mine = ''] = await turnOn();
	me = await somebody(app, await aCity(app.db, '師走市'));
	await turnOn();
	expect(await complete(mine, at(1))).toEqual({ wrong: 1 });
});

test('[C56] wrong codes are counted, and ten stop the account for a quarter of an hour', async () => {
	await turnOn();
	const code = await codeAt(at(1));
	for (let i = 1; i <= 10; i += 1) expect(await complete(wrongCode(code), at(1))).toEqual({ wrong: i });
	expect(await complete(code, at(1))).toBe('too_many_tries');
	expect(await actsOn(app, me.person)).toContain('sign_in.blocked');
});

test('[C53] switched off, the password is enough again, and nothing of it is left', async () => {
	await turnOn();
	await turnOffSecondFactor(app, me.person);
	expect(await signIn(app, { signInName: me.signInName, password, address })).toHaveProperty('session');
	const left = await scope(app.db, me.person.municipality, (tx) => tx.select().from(recoveryCodes));
	expect(left).toEqual([]);
	expect(await actsOn(app, me.person)).toEqual(
		expect.arrayContaining(['second_factor.on', 'second_factor.off'])
	);
});

test('[C53] in the table of another installation the code opens nothing, and the server goes on', async () => {
	await turnOn();
	const code = await codeAt(at(1));
	app = { ...app, config: { ...app.config, secret: 'the secret of another server, too' } };
	expect(await complete(code, at(1))).toEqual({ wrong: 1 });
});
