import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { passwordProblem } from '#lib/server/account/password-problem.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { readForm } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { checkCode } from '#lib/server/second-factor/check-code.ts';
import * as secondFactor from '#lib/server/second-factor/second-factor.ts';
import type { Actions, PageServerLoad } from './$types';

const short = (longest: number) => v.pipe(v.optional(v.string(), ''), v.maxLength(longest));
const codeSchema = v.object({ code: short(40) });
const passwordSchema = v.object({ current: short(1000) });
const offSchema = v.object({ code: short(40), current: short(1000) });

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { app } = event.locals;
	return { bar: await topBar(app.db, person), factor: await secondFactor.secondFactorOf(app, person) };
};

export const actions: Actions = {
	begin: async (event) => {
		await secondFactor.beginSecondFactor(event.locals.app, requireAccount(event));
		redirect(303, '/account/second-factor');
	},

	stop: async (event) => {
		await secondFactor.forgetBegun(event.locals.app, requireAccount(event));
		redirect(303, '/account');
	},

	confirm: async (event) => {
		const { person, form } = await asked(event);
		const read = readForm(codeSchema, form);
		const typed = read.ok ? read.value.code : '';
		const sent = { typed, now: new Date() };
		const codes = await secondFactor.confirmSecondFactor(event.locals.app, person, sent);
		if (codes) return { codes };
		return fail(400, { form: 'confirm', problems: { code: m.account_code_wrong_clock() } });
	},

	codes: async (event) => {
		const { person, form } = await asked(event);
		const { app } = event.locals;
		const read = readForm(passwordSchema, form);
		const problem = await passwordProblem(app, person, read.ok ? read.value.current : '');
		if (problem) return fail(400, { form: 'codes', problems: { current: problem } });
		const codes = await secondFactor.renewRecoveryCodes(app, person);
		return codes ? { codes } : fail(400, { form: 'codes', problems: {} });
	},

	off: async (event) => {
		const { person, form } = await asked(event);
		const { app } = event.locals;
		const read = readForm(offSchema, form);
		const { code, current } = read.ok ? read.value : { code: '', current: '' };
		const problem = await passwordProblem(app, person, current);
		if (problem) return fail(400, { form: 'off', problems: { current: problem } });
		const answer = await checkCode(app, person, code, new Date());
		if (answer === 'too_many_tries')
			return fail(429, { form: 'off', problems: { code: m.account_code_too_many() } });
		if (answer !== 'right') return fail(400, { form: 'off', problems: { code: m.account_code_wrong() } });
		await secondFactor.turnOffSecondFactor(app, person);
		return { off: true };
	}
};

async function asked(event: RequestEvent) {
	return { person: requireAccount(event), form: await sentForm(event.request) };
}
