import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isDay } from '#lib/board/day.ts';
import { cleanLine } from '#lib/board/text/text.ts';
import { managesCouncil } from '#lib/city/administration-policy.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { requireAccount, requireCouncilManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import {
	addMember,
	changeMember,
	removeMember,
	type MemberChanged
} from '#lib/server/councils/change-member.ts';
import { findCouncil, readsCouncil } from '#lib/server/councils/find-council.ts';
import { organizationNames } from '#lib/server/councils/named-organizations.ts';
import { listMembers, switchRoster } from '#lib/server/councils/roster.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { asText, readKinds, readWas } from '../read-council-form.ts';
import type { RefusedMember } from './refused-member.ts';
import type { Actions, PageServerLoad } from './$types';

const optionalDay = () =>
	v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(day) => day === '' || isDay(day),
			() => m.councils_phase_day()
		),
		v.transform((day) => day || null)
	);

const schema = () =>
	v.pipe(
		v.object({
			name: line(40),
			seat: optionalLine(30),
			organization: optionalLine(60),
			termFrom: optionalDay(),
			termTo: optionalDay()
		}),
		v.forward(
			v.check(
				({ termFrom, termTo }) => !termFrom || !termTo || termFrom <= termTo,
				() => m.councils_term_wrong()
			),
			['termTo']
		)
	);

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const council = await findCouncil(db, person, event.params.council);
	if (!council) error(404);
	if (!readsCouncil(person, council.id)) error(403);
	const bar = await topBar(db, person);
	const manages = managesCouncil(person, council.id);
	const members = council.rosterOn ? await listMembers(db, person, council.id) : [];
	const isEnded = ({ termTo }: { termTo: string | null }) => termTo !== null && termTo < bar.today;

	return {
		bar,
		council: { id: council.id, displayName: council.displayName, rosterOn: council.rosterOn },
		manages,
		members: members.filter((member) => !isEnded(member)),
		ended: members.filter(isEnded),
		organizations: manages ? await organizationNames(db, person.municipality) : []
	};
};

function read(form: FormData) {
	const typed = typedInto(form, 'name', 'seat', 'organization', 'termFrom', 'termTo');
	const organization = cleanLine(typed.organization ?? '');
	const about = { typed: { ...typed, organization }, kinds: readKinds(form), was: readWas(form.get('was')) };
	return { ...about, answer: readForm(schema(), form) };
}

type Sent = Pick<RefusedMember, 'member' | 'typed' | 'kinds' | 'was'>;

function refusal(done: MemberChanged & { ok: false }, sent: Sent) {
	const refused: RefusedMember = { ...sent, problems: {}, others: null, unknown: [] };
	switch (done.why) {
		case 'edited': {
			const { others, fields } = done;
			return fail(409, { ...refused, typed: fields, others, was: { ...sent.was, ...others } });
		}
		case 'unknown_names':
			return fail(400, { ...refused, unknown: done.names });
		case 'resident':
			return fail(400, { ...refused, problems: { organization: m.councils_member_resident() } });
		case 'counted':
			return fail(400, { ...refused, problems: { termTo: m.councils_member_counted() } });
		case 'gone':
			return fail(404, { ...refused, problems: { name: m.councils_member_gone() } });
	}
}

export const actions: Actions = {
	add: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const { answer, ...about } = read(await sentForm(event.request));
		const sent = { member: null, ...about };
		if (!answer.ok)
			return fail(400, {
				...sent,
				problems: answer.problems,
				others: null,
				unknown: []
			} satisfies RefusedMember);
		const { kinds } = about;
		const done = await addMember(event.locals.app.db, person, { council, words: answer.value, kinds });
		if (!done.ok) return refusal(done, sent);
		redirect(303, `/councils/${council}/members`);
	},

	change: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const form = await sentForm(event.request);
		const { answer, ...about } = read(form);
		const member = asText(form.get('member'));
		const sent = { member, ...about };
		if (!answer.ok)
			return fail(400, {
				...sent,
				problems: answer.problems,
				others: null,
				unknown: []
			} satisfies RefusedMember);
		const { kinds, was } = about;
		const words = answer.value;
		const done = await changeMember(event.locals.app.db, person, { council, member, words, kinds, was });
		if (!done.ok) return refusal(done, sent);
		redirect(303, `/councils/${council}/members`);
	},

	remove: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const form = await sentForm(event.request);
		const { typed, kinds, was } = read(form);
		const member = asText(form.get('member'));
		const done = await removeMember(event.locals.app.db, person, { council, member });
		if (!done.ok) return refusal(done, { member, typed, kinds, was });
		redirect(303, `/councils/${council}/members`);
	},

	roster: async (event) => {
		const { person, council } = await requireCouncilManager(event, event.params.council);
		const on = (await sentForm(event.request)).get('roster') === 'on';
		await switchRoster(event.locals.app.db, person, { council, on });
		redirect(303, `/councils/${council}/members`);
	}
};
