import * as v from 'valibot';
import { affiliations, type Affiliation } from '#lib/board/attendance.ts';
import { cleanLine, isBlank } from '#lib/board/text/text.ts';
import { councilDuties } from '#lib/city/council-duties.ts';
import type { Fields } from '#lib/city/edited-twice.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { CouncilChange } from '#lib/server/councils/change-council.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, type FormAnswer } from '#lib/server/forms/form.ts';

const maxNames = 12;
const names = () =>
	v.pipe(
		v.string(),
		v.transform((text) => (text === '' ? [] : text.split('\n'))),
		v.maxLength(maxNames, () => m.councils_names_many({ count: maxNames })),
		v.check(
			(all) => all.every((name) => name.length <= 60),
			() => m.staff_field_long({ count: 60 })
		)
	);

const schema = () =>
	v.object({
		displayName: line(40),
		area: v.pipe(
			v.string(),
			v.transform((area) => (area === '' ? null : area))
		),
		tier: v.pipe(
			v.picklist(['', '1', '2', '3', 'combined'], () => m.staff_field_choose()),
			v.transform((tier) => (tier === '' ? null : tier))
		),
		tierName: optionalLine(20),
		duties: v.pipe(
			v.string(),
			v.transform((text) => councilDuties.filter((duty) => text.split('\n').includes(duty)))
		),
		alsoServesAsOther: optionalLine(60),
		basis: optionalLine(120),
		program: optionalLine(80),
		cadence: optionalLine(40),
		guideTitle: optionalLine(60),
		guideUrl: v.pipe(
			optionalLine(500),
			v.check(
				(url) => url === '' || isWebAddress(url),
				() => m.councils_guide_url_wrong()
			)
		),
		hosts: names(),
		entrusts: names(),
		entrusted: names()
	});

/** C25: a link of another kind, such as `javascript:`, would run on every phone of the meeting. */
function isWebAddress(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '';
}

const lists = ['duties', 'hosts', 'entrusts', 'entrusted'] as const;
const single = [
	'displayName',
	'area',
	'tier',
	'tierName',
	'alsoServesAsOther',
	'basis',
	'program',
	'cadence',
	'guideTitle',
	'guideUrl'
] as const;

export interface CouncilForm {
	/** What was typed, also if it is refused. */
	readonly typed: Fields;
	readonly was: Fields;
	readonly kinds: Readonly<Record<string, Affiliation>>;
	readonly read: FormAnswer<CouncilChange>;
}

export function readCouncilForm(form: FormData): CouncilForm {
	const text = (name: string) => cleanLine(asText(form.get(name)));
	const typed: Fields = {
		...Object.fromEntries(single.map((name) => [name, text(name)])),
		...Object.fromEntries(lists.map((name) => [name, lined(form.getAll(name))]))
	};
	const sent = new FormData();
	for (const [name, value] of Object.entries(typed)) sent.set(name, value);
	const read = readForm(schema(), sent);
	const about = { typed, was: readWas(form.get('was')), kinds: readKinds(form) };
	if (!read.ok) return { ...about, read };
	const { guideTitle, guideUrl, area: areaId, duties: alsoServesAs } = read.value;
	if (guideUrl !== '' && guideTitle === '')
		return { ...about, read: { ok: false, problems: { guideTitle: m.councils_guide_title_too() } } };
	if (guideTitle !== '' && guideUrl === '')
		return { ...about, read: { ok: false, problems: { guideUrl: m.councils_guide_url_too() } } };
	return { ...about, read: { ok: true, value: { ...read.value, areaId, alsoServesAs } } };
}

/** A file in the place of words is no words. */
export const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** Blank lines of the form are no names; one name counts once. */
const lined = (values: readonly unknown[]) =>
	[...new Set(values.map((value) => cleanLine(asText(value))).filter((name) => !isBlank(name)))]
		.toSorted()
		.join('\n');

const fields = v.record(v.string(), v.string());

/** A form that was tampered with counts as opened long ago (C21). */
export function readWas(sent: unknown): Fields {
	const read = v.safeParse(v.pipe(v.string(), v.maxLength(20_000), v.parseJson(), fields), sent);
	return read.success ? read.output : {};
}

/** Fields such as `kind:葉月台町会`. */
export function readKinds(form: FormData): Record<string, Affiliation> {
	const kinds = [...form].flatMap(([name, value]) => {
		const kind = affiliations.find((known) => known === value);
		return name.startsWith('kind:') && kind ? [[name.slice('kind:'.length), kind] as const] : [];
	});
	return Object.fromEntries(kinds);
}
