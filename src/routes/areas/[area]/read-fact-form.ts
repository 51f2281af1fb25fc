import * as v from 'valibot';
import { isDay } from '#lib/board/day.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { AreaFact } from '#lib/city/area-fact.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';

/** 「4,120人」 and 「３５．２％」 are typed as they stand in tables. */
const figure = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.normalize('NFKC').replace(/[,、\s人%]/gu, ''))
);

const schema = () =>
	v.object({
		factDay: v.pipe(
			v.string(() => m.areas_day_wrong()),
			v.check(isDay, () => m.areas_day_wrong())
		),
		population: v.pipe(
			figure,
			v.regex(/^\d{0,8}$/, () => m.areas_population_wrong()),
			v.transform((text) => (text === '' ? null : Number(text)))
		),
		agingRate: v.pipe(
			figure,
			v.regex(/^(\d{1,2}(\.\d)?|100(\.0)?)?$/, () => m.areas_aging_wrong()),
			v.transform((text) => (text === '' ? null : Math.round(Number(text) * 10)))
		),
		disaster: v.pipe(
			v.picklist(['', 'yes', 'no'], () => m.staff_field_choose()),
			v.transform((answer) => (answer === '' ? null : answer === 'yes'))
		)
	});

interface Read {
	readonly fact: AreaFact;
	readonly corrects: { readonly on: string; readonly before: string } | null;
}

type Answer = { readonly typed: Readonly<Record<string, string>> } & (
	({ readonly ok: true } & Read) | { readonly ok: false; readonly problems: Readonly<Record<string, string>> }
);

export function readFactForm(form: FormData): Answer {
	const typed = typedInto(form, 'factDay', 'population', 'agingRate', 'disaster', 'factOf', 'factBefore');
	const read = readForm(schema(), form);
	if (!read.ok) return { ok: false, typed, problems: read.problems };
	const { factDay: on, population, agingRate: agingPermille, disaster: disasterGroup } = read.value;
	if (population === null && agingPermille === null && disasterGroup === null)
		return { ok: false, typed, problems: { population: m.areas_fact_nothing() } };
	const { factOf, factBefore = '' } = typed;
	return {
		ok: true,
		typed,
		fact: { on, population, agingPermille, disasterGroup },
		corrects: factOf ? { on: factOf, before: factBefore } : null
	};
}
