/**
 * Lists the pages and forms of the product and requests them. The list is read from `src/routes`,
 * so that the tests cover a new page without being told of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Place } from './two-cities.ts';

const root = 'src/routes';
interface Route {
	readonly id: string;
	readonly isPage: boolean;
	readonly hasData: boolean;
	/** Names of its form actions. The address of `default` does not contain its name. */
	readonly forms: readonly string[];
}
export const routes: readonly Route[] = fs
	.readdirSync(root, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && /^\+(page\.svelte|server\.ts)$/.test(entry.name))
	.map((entry): Route => {
		const folder = entry.parentPath;
		const server = path.join(folder, '+page.server.ts');
		const source = fs.existsSync(server) ? fs.readFileSync(server, 'utf8') : '';
		const forms = source.split(/export const actions: Actions = \{/)[1] ?? '';
		return {
			id: folder.slice(root.length) || '/',
			isPage: entry.name === '+page.svelte',
			hasData: source.includes('load'),
			forms: [...forms.matchAll(/^\t(\w+):/gm)].map(([, name]) => name!)
		};
	})
	.toSorted((a, b) => (a.id < b.id ? -1 : 1));
export const withIds = routes.filter(({ id }) => id.includes('['));

type Named = Pick<Place, 'council' | 'action' | 'area' | 'organization' | 'office' | 'colleague'> & {
	readonly meeting: { readonly id: string };
};

/** Opened by 行政担当 of the 市町村 alone (C1), so that also the own 推進員 is a stranger there. */
export const isOfCity = (id: string) => /^\/(areas|organizations|places|people)\b/.test(id);
type FormPlace = Pick<
	Place,
	| 'waiting'
	| 'account'
	| 'key'
	| 'scribeKey'
	| 'council'
	| 'area'
	| 'organization'
	| 'member'
	| 'template'
	| 'mark'
> &
	Pick<Named, 'meeting'>;

export const addressOf = (id: string, place: Named) =>
	id
		.replace('[meeting]', place.meeting.id)
		.replace('[council]', place.council)
		.replace('[action]', place.action)
		.replace('[area]', place.area)
		.replace('[organization]', place.organization)
		.replace('[place]', place.office)
		.replace('[account]', place.colleague);

export type Asker = ReturnType<typeof asker>;

/** Requests a page or posts a form. Redirects are not followed, since the tests judge them. */
export const asker =
	(origin: string) => async (address: string, cookie: string, form?: Record<string, string>) => {
		const answer = await fetch(origin + address, {
			method: form ? 'POST' : 'GET',
			headers: { cookie, origin, accept: 'text/html' },
			redirect: 'manual',
			...(form && { body: new URLSearchParams(form) })
		});
		return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() };
	};

/** A page refuses with 403, with 404, or by sending the visitor to sign in. */
export const isRefusal = ({ status, to }: { status: number; to: string }) =>
	status === 403 || status === 404 || (status === 303 && /^\/(sign-in\?to=.*)?$/.test(to));

/** Fills in every field of every form, so that only the guard can be the reason for a refusal. */
export const filled = (place: FormPlace): Record<string, string> => ({
	kind: 'komatta',
	text: 'よその 紙',
	source: 'between',
	note: place.waiting,
	what: 'よその こと',
	firstStep: '',
	owner: '',
	helpers: '',
	due: 'undecided',
	on: '',
	month: '',
	status: 'done',
	remark: 'よその ことば',
	account: place.account,
	key: place.key,
	scribe: place.scribeKey,
	theme: 'よその',
	venue: 'よその 集会所',
	startsAt: '2031-01-23T10:00',
	confidentiality: 'closed',
	reveal: 'at_once',
	stickers: '1',
	rules: '',
	template: 'sasaeai_90',
	council: place.council,
	agenda: JSON.stringify([{ step: 'write', title: 'よその', minutes: 1, kind: null }]),
	rechecked: 'on',
	address: 'http://localhost',
	words: 'よその わけ',
	rows: JSON.stringify([{ id: '0'.repeat(26), kind: 'komatta', text: 'よその 紙', as: 'between' }]),
	to: place.meeting.id,
	areaName: 'よその 地区',
	layer: 'community_area',
	lastDay: '2031-03-31',
	factDay: '2031-04-01',
	population: '1',
	agingRate: '35.2',
	disaster: 'yes',
	factOf: '2025-04-01',
	movedCouncil: place.council,
	toArea: place.area,
	displayName: 'よその 協議体',
	area: '',
	tier: '',
	was: '{}',
	step: 'prepare',
	kept: place.template,
	name: 'よその 名前',
	member: place.member,
	present: 'yes',
	roster: 'on',
	affiliation: 'npo',
	aliases: '',
	contact: '',
	other: place.organization,
	destination: 'other',
	phone: '0123-45-6789',
	hours: '',
	organization: '',
	since: '',
	office: 'よその 課',
	telephone: '0123-45-6789',
	role: 'viewer',
	title: 'よその 呼び方',
	signInName: 'yoso-no-hito',
	keeps: 'no'
});
