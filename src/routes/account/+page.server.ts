import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { changeDisplayName } from '#lib/server/account/change-display-name.ts';
import { changePassword } from '#lib/server/account/change-password.ts';
import { changeSignInName } from '#lib/server/account/change-sign-in-name.ts';
import { listDevices, signOutDevice, signOutOthers } from '#lib/server/account/devices.ts';
import { passwordProblem } from '#lib/server/account/password-problem.ts';
import { historyOf } from '#lib/server/audit/history-of.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { sessionOf } from '#lib/server/auth/keep-session.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { scope } from '#lib/server/db/scope.ts';
import { line, newPassword, signInName } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { secondFactorOf } from '#lib/server/second-factor/second-factor.ts';
import type { Actions, PageServerLoad } from './$types';

const current = () => v.pipe(v.optional(v.string(), ''), v.maxLength(1000));
const nameSchema = () =>
	v.object({ displayName: line(40), was: v.pipe(v.optional(v.string(), ''), v.maxLength(200)) });
const signInSchema = () => v.object({ signInName: signInName(), current: current() });
const passwordSchema = () => v.object({ password: newPassword(), current: current() });
const deviceSchema = v.object({ device: v.pipe(v.string(), v.maxLength(100)) });

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { app } = event.locals;
	const { state } = await secondFactorOf(app, person);
	return {
		bar: await topBar(app.db, person),
		displayName: person.displayName,
		signInName: person.signInName,
		isGuarded: state === 'on',
		devices: await listDevices(app, person, sessionOf(event.cookies, event.url)),
		history: await scope(app.db, person.municipality, (tx) =>
			historyOf(tx, { type: 'account', id: person.id })
		)
	};
};

export const actions: Actions = {
	name: async (event) => {
		const { person, form } = await asked(event);
		const typed = typedInto(form, 'displayName');
		const read = readForm(nameSchema(), form);
		if (!read.ok) return fail(400, { form: 'name', typed, problems: read.problems });
		const answer = await changeDisplayName(event.locals.app, person, read.value);
		if (answer === 'done') return { done: 'name' };
		const problem = m.account_name_meanwhile({ name: person.displayName });
		return fail(409, { form: 'name', typed, problems: { displayName: problem } });
	},

	signInName: async (event) => {
		const { person, form } = await asked(event);
		const typed = typedInto(form, 'signInName');
		const read = readForm(signInSchema(), form);
		if (!read.ok) return fail(400, { form: 'signInName', typed, problems: read.problems });
		const problem = await passwordProblem(event.locals.app, person, read.value.current);
		if (problem) return fail(400, { form: 'signInName', typed, problems: { current: problem } });
		const answer = await changeSignInName(event.locals.app, person, read.value.signInName);
		if (answer === 'done') return { done: 'signInName' };
		return fail(400, { form: 'signInName', typed, problems: { signInName: m.account_sign_in_name_taken() } });
	},

	password: async (event) => {
		const { person, form } = await asked(event);
		const read = readForm(passwordSchema(), form);
		if (!read.ok) return fail(400, { form: 'password', problems: read.problems });
		const problem = await passwordProblem(event.locals.app, person, read.value.current);
		if (problem) return fail(400, { form: 'password', problems: { current: problem } });
		const session = sessionOf(event.cookies, event.url);
		await changePassword(event.locals.app, person, { password: read.value.password, session });
		return { done: 'password' };
	},

	device: async (event) => {
		const { person, form } = await asked(event);
		const read = readForm(deviceSchema, form);
		if (!read.ok) return fail(400, { form: 'device', problems: read.problems });
		await signOutDevice(event.locals.app, person, read.value.device);
		return { done: 'device' };
	},

	others: async (event) => {
		const { person } = await asked(event);
		await signOutOthers(event.locals.app, person, sessionOf(event.cookies, event.url));
		return { done: 'device' };
	}
};

async function asked(event: RequestEvent) {
	return { person: requireAccount(event), form: await sentForm(event.request) };
}
