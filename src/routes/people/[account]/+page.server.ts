import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { councilNames } from '#lib/server/councils/council-names.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { changeRole } from '#lib/server/people/change-role.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { makeLinkFor } from '#lib/server/people/make-link-for.ts';
import { type AccountFacts, readAccount } from '#lib/server/people/read-account.ts';
import { renameAccount } from '#lib/server/people/rename-account.ts';
import { fieldsOf, readRoleAt, readRoleForm, textsOf } from '#lib/server/people/role-form.ts';
import { takeRole } from '#lib/server/people/take-role.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function theAccount(event: RequestEvent): Promise<{ person: Person; account: AccountFacts }> {
	const person = requireCityManager(event);
	const account = await readAccount(event.locals.app, person, event.params.account);
	if (!account) error(404);
	return { person, account };
}

export const load: PageServerLoad = async (event) => {
	const { person, account } = await theAccount(event);
	const { app } = event.locals;
	const areas = await listAreas(app.db, person.municipality);
	return {
		bar: await topBar(app.db, person),
		account,
		isMe: person.id === account.id,
		councils: await councilNames(app.db, person.municipality),
		areas: areas.map(({ id, name }) => ({ id, name }))
	};
};

/** Every form answers in one shape; `of` is the form that the words belong to. */
const plain = {
	of: '',
	done: '',
	problem: '',
	typed: {} as Readonly<Record<string, string>>,
	ticked: [] as readonly string[],
	problems: {} as Readonly<Record<string, string>>,
	made: null as null | { person: string; signInName: string; link: string; isNew: boolean }
};

export const actions: Actions = {
	rename: async (event) => {
		const { person, account } = await theAccount(event);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'displayName');
		const read = readForm(v.object({ displayName: line(40), was: v.optional(v.string(), '') }), form);
		if (!read.ok) return fail(400, { ...plain, of: 'rename', typed, problems: read.problems });
		const refusal = await renameAccount(event.locals.app, byPerson(person), {
			...read.value,
			account: account.id
		});
		if (refusal === null) return { ...plain, done: m.people_renamed() };
		const problem =
			typeof refusal === 'string' ? refusalWords(refusal) : m.people_name_changed({ now: refusal.now });
		return fail(409, { ...plain, of: 'rename', typed, problems: { displayName: problem } });
	},

	give: async (event) => {
		const { person, account } = await theAccount(event);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'role', 'title');
		const ticked = ['council', 'area', 'field'].flatMap((name) => textsOf(form, name));
		const refused = { ...plain, of: 'give', typed, ticked };
		const read = readRoleForm(form);
		if (!read.ok) return fail(400, { ...refused, problems: read.problems });
		const refusal = await giveRole(event.locals.app, byPerson(person), {
			...read.value,
			account: account.id
		});
		if (refusal === null) return { ...plain, done: m.people_role_given() };
		return fail(400, { ...refused, problems: { where: refusalWords(refusal) } });
	},

	change: async (event) => {
		const { person, account } = await theAccount(event);
		const form = await sentForm(event.request);
		const at = readRoleAt(form);
		const read = readForm(v.object({ title: optionalLine(40), wasTitle: v.optional(v.string(), '') }), form);
		if (!at || !read.ok)
			return fail(400, {
				...plain,
				problem: read.ok ? refusalWords('no_such_role') : (read.problems.title ?? '')
			});
		const to = { title: read.value.title, fields: fieldsOf(form) };
		const was = { title: read.value.wasTitle, fields: fieldsOf(form, 'wasField') };
		const refusal = await changeRole(event.locals.app, byPerson(person), {
			account: account.id,
			at,
			was,
			to
		});
		if (refusal === null) return { ...plain, done: m.people_role_changed() };
		if (typeof refusal === 'string') return fail(409, { ...plain, problem: refusalWords(refusal) });
		const problem = m.people_title_changed({ now: refusal.now.title, typed: to.title });
		return fail(409, { ...plain, problem });
	},

	take: async (event) => {
		const { person, account } = await theAccount(event);
		const at = readRoleAt(await sentForm(event.request));
		if (!at) return fail(400, { ...plain, problem: refusalWords('no_such_role') });
		const refusal = await takeRole(event.locals.app, byPerson(person), { account: account.id, at });
		if (refusal === null) return { ...plain, done: m.people_role_taken() };
		return fail(409, { ...plain, problem: refusalWords(refusal) });
	},

	link: async (event) => {
		const { person, account } = await theAccount(event);
		const { app } = event.locals;
		const made = await makeLinkFor(app, byPerson(person), account.id);
		if (typeof made === 'string') return fail(403, { ...plain, problem: refusalWords(made) });
		const { displayName, signInName, token, purpose } = made;
		const link = linkAddress(shareAddress(app.config, event), token);
		const isNew = purpose === 'invitation';
		return { ...plain, made: { person: displayName, signInName, link, isNew } };
	}
};
