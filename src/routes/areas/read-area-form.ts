import * as v from 'valibot';
import { isDay } from '#lib/board/day.ts';
import { areaKinds } from '#lib/city/area-kinds.ts';
import { longestAreaName } from '#lib/city/typed-areas.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { AreaRefusal, AreaWords } from '#lib/server/areas/change-area.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { line } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';

const number = () =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.normalize('NFKC').trim()),
		v.regex(/^\d{0,4}$/, () => m.areas_number_wrong()),
		v.transform((text) => (text === '' ? null : Number(text)))
	);

/** Null if it is left empty. */
const day = () =>
	v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(text) => text === '' || isDay(text),
			() => m.areas_day_wrong()
		),
		v.transform((text) => text || null)
	);

const schema = () =>
	v.object({
		areaName: line(longestAreaName),
		layer: v.picklist(areaKinds, () => m.staff_field_choose()),
		number: number(),
		validFrom: day(),
		validTo: day()
	});

export interface TypedArea {
	readonly fields: Readonly<Record<string, string>>;
	readonly parents: readonly string[];
}

type Answer =
	| { readonly ok: true; readonly words: AreaWords; readonly typed: TypedArea }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>>; readonly typed: TypedArea };

export function readAreaForm(form: FormData): Answer {
	const parents = form.getAll('parent').filter((id) => typeof id === 'string');
	const fields = typedInto(form, 'areaName', 'layer', 'number', 'validFrom', 'validTo');
	const typed = { fields, parents };
	const read = readForm(schema(), form);
	if (!read.ok) return { ok: false, problems: read.problems, typed };
	const { areaName: name, layer: kind, ...rest } = read.value;
	if (rest.validFrom && rest.validTo && rest.validTo < rest.validFrom)
		return { ok: false, problems: { validTo: m.areas_days_turned() }, typed };
	return { ok: true, words: { name, kind, ...rest, parents: parents as AreaId[] }, typed };
}

export const problemsOf = (refusal: AreaRefusal): Readonly<Record<string, string>> =>
	({
		circle: { parent: m.areas_circle() },
		no_such_parent: { parent: m.areas_no_such_parent() },
		gone: { areaName: m.areas_gone() }
	})[refusal];
