import * as v from 'valibot';
import { handoffFields, type HandoffField } from '#lib/board/handoff.ts';
import { municipalRoles, roles } from '#lib/city/roles.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { optionalLine } from '../forms/fields.ts';
import { type FormAnswer, readForm } from '../forms/form.ts';
import type { RoleAt, RoleWords } from './role-rows.ts';

const words = () =>
	v.object({ role: v.picklist(roles, () => m.staff_field_choose()), title: optionalLine(40) });

/** `council` and `area` may be ticked several times. */
export function readRoleForm(form: FormData): FormAnswer<RoleWords & { readonly at: readonly RoleAt[] }> {
	const read = readForm(words(), form);
	if (!read.ok) return read;
	const { role, title } = read.value;
	const at = municipalRoles.includes(role)
		? [{ role, council: null, area: null }]
		: [
				...textsOf(form, 'council').map((council) => ({ role, council, area: null })),
				...textsOf(form, 'area').map((area) => ({ role, council: null, area }))
			];
	if (at.length === 0) return { ok: false, problems: { where: m.people_where_missing() } };
	return { ok: true, value: { at, title, fields: fieldsOf(form) } };
}

/** Of one row that a button stands beside. */
export function readRoleAt(form: FormData): RoleAt | null {
	const [role] = roles.filter((known) => known === form.get('role'));
	if (!role) return null;
	const [council = null] = textsOf(form, 'council');
	const [area = null] = textsOf(form, 'area');
	return { role, council, area };
}

export const fieldsOf = (form: FormData, name = 'field'): HandoffField[] => {
	const ticked = textsOf(form, name);
	return handoffFields.filter((field) => ticked.includes(field));
};

export const textsOf = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((each): each is string => typeof each === 'string' && each !== '');
