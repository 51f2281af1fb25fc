import type { App } from '#lib/server/app.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Args, Output } from './args.ts';
import { municipalityNamed } from './resolve-scope.ts';

const everybody = { words: '', role: null, council: null, area: null } as const;

/** Also those who were removed, so that nobody looks for them in vain. */
export async function listAccounts(app: App, args: Args): Promise<Output> {
	const municipality = await municipalityNamed(app, args.municipality);
	const { there, gone } = await listPeople(app, municipality, everybody);
	const lines = there.map(({ signInName, displayName, hasSignedIn, roles }) => {
		const held = roles.map(({ role, place }) => (place ? `${role}（${place}）` : role)).join('、');
		return `  ${signInName}  ${displayName}  ${held || '役割なし'}${hasSignedIn ? '' : '  まだ サインインして いません'}`;
	});
	const left = gone.map(
		({ displayName, removedAt }) => `  ${displayName}  ${removedAt ? japanDay(removedAt) : ''}`
	);
	const text = [...lines, ...(left.length > 0 ? ['やめた 人：', ...left] : []), ''].join('\n');
	return { json: { there, gone }, text };
}
