import * as v from 'valibot';
import { handoffDestinations, handoffFields } from '#lib/board/handoff.ts';
import { folded } from '#lib/board/text/folding.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { telephone } from '#lib/server/forms/telephone.ts';
import type { PlaceChoices } from '#lib/server/places/place-choices.ts';
import type { PlaceFacts } from '#lib/server/places/place-rows.ts';
import type { PlaceTyped } from './place-typed.ts';

const schema = () =>
	v.object({
		name: line(60),
		destination: v.picklist(handoffDestinations, () => m.staff_field_choose()),
		phone: telephone(),
		hours: optionalLine(100),
		aliases: optionalLine(200),
		organization: optionalLine(100)
	});

export type ReadPlace =
	| { readonly ok: true; readonly place: PlaceFacts }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

const plain = (name: string) => folded(name).plain.toLowerCase().replace(/\s/g, '');

export function readPlace({ fields, areas, ...texts }: PlaceTyped, choices: PlaceChoices): ReadPlace {
	const read = v.safeParse(schema(), texts);
	const problems: Record<string, string> = {};
	for (const issue of read.issues ?? []) problems[v.getDotPath(issue) ?? ''] ??= issue.message;

	const wanted = plain(texts.organization);
	const organization = choices.organizations.find(({ name }) => plain(name) === wanted);
	if (wanted && !organization) problems['organization'] ??= m.places_organization_unknown();
	const chosen = choices.areas.filter(({ id }) => areas.includes(id));
	if (chosen.length < new Set(areas).size) problems['areas'] = m.places_area_gone();
	if (!read.success || Object.keys(problems).length > 0) return { ok: false, problems };

	const { aliases, organization: _, ...facts } = read.output;
	const names = aliases.split(/[、,，]/).map((each) => each.trim());
	return {
		ok: true,
		place: {
			...facts,
			aliases: [...new Set(names)].filter((each) => each !== ''),
			fields: handoffFields.filter((field) => fields.includes(field)),
			areas: chosen.map(({ id }) => id),
			organization: wanted ? (organization?.id ?? null) : null
		}
	};
}
