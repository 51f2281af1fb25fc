import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { makeLink } from '../auth/links.ts';
import { mayHelp } from '../councils/council-people.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague, hasSignedIn } from './find-account.ts';

interface MadeLink {
	readonly token: string;
	readonly displayName: string;
	readonly signInName: string;
	readonly purpose: 'invitation' | 'new_password';
}

/** C46: a new invitation for somebody who never signed in, else a link for a new 合いことば. */
export function makeLinkFor(
	{ db }: App,
	acting: Acting,
	account: string
): Promise<MadeLink | 'not_yours' | 'no_such_account'> {
	return inTurn(db, acting, async (tx, now) => {
		const colleague = await findColleague(tx, account);
		if (!colleague) return 'no_such_account' as const;
		// The terminal has no id of its own.
		const helper = { id: now.account ?? ('' as AccountId), roles: now.roles };
		if (!mayHelp(helper, colleague)) return 'not_yours' as const;

		const { id, displayName, signInName } = colleague;
		const purpose = (await hasSignedIn(tx, id)) ? 'new_password' : 'invitation';
		const token = await makeLink(tx, colleague, purpose);
		await recordEvent(tx, now.audit, {
			what: 'account.link_made',
			thing: { type: 'account', id, name: displayName },
			details: { purpose }
		});
		return { token, displayName, signInName, purpose };
	});
}
