import * as v from 'valibot';
import { affiliations } from '#lib/board/attendance.ts';
import { cleanLine } from '#lib/board/text/text.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { isUuid, type AreaId, type OrganizationId } from '#lib/server/db/ids.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm } from '#lib/server/forms/form.ts';
import type { OrganizationWords } from '#lib/server/organizations/organization-words.ts';
import type { OrganizationDraft } from './organization-draft.ts';

const longestName = 60;
const mostAliases = 20;

const schema = () =>
	v.object({
		affiliation: v.picklist(affiliations, () => m.staff_field_choose()),
		name: line(longestName),
		contact: optionalLine(120)
	});

export type OrganizationAnswer = { readonly draft: OrganizationDraft } & (
	| { readonly ok: true; readonly words: OrganizationWords }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> }
);

const all = (form: FormData, field: string): string[] =>
	form.getAll(field).filter((value): value is string => typeof value === 'string' && value !== '');

const text = (form: FormData, field: string): string => all(form, field)[0] ?? '';

/** 別名 are typed one to a line, or with 、 between them. */
const aliasesIn = (typed: string): string[] =>
	typed
		.split(/[\n\r、,，]+/u)
		.map(cleanLine)
		.filter((alias) => alias !== '');

export function readOrganization(form: FormData): OrganizationAnswer {
	const draft: OrganizationDraft = {
		affiliation: text(form, 'affiliation'),
		name: text(form, 'name'),
		aliases: text(form, 'aliases'),
		contact: text(form, 'contact'),
		areas: all(form, 'area'),
		belongsTo: all(form, 'belongsTo'),
		entrustedBy: all(form, 'entrustedBy')
	};
	const read = readForm(schema(), form);
	const problems: Record<string, string> = read.ok ? {} : { ...read.problems };
	const aliases = aliasesIn(draft.aliases);
	if (aliases.length > mostAliases)
		problems['aliases'] = m.organizations_aliases_many({ count: mostAliases });
	else if (aliases.some((alias) => alias.length > longestName))
		problems['aliases'] = m.staff_field_long({ count: longestName });
	if (![...draft.areas, ...draft.belongsTo, ...draft.entrustedBy].every(isUuid))
		problems['areas'] = m.organizations_unknown();
	if (!read.ok || Object.keys(problems).length > 0) return { ok: false, draft, problems };
	return {
		ok: true,
		draft,
		words: {
			...read.value,
			aliases,
			areas: draft.areas as AreaId[],
			belongsTo: draft.belongsTo as OrganizationId[],
			entrustedBy: draft.entrustedBy as OrganizationId[]
		}
	};
}
