import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import { facilitates, findPerson, type Person } from '../auth/person.ts';
import type { AccountId } from '#lib/board/model.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { japanDay, startOfDay } from '#lib/words/japan-time.ts';
import { countKeys } from './pass-keys.ts';

export interface WhatHangs {
	/** Of today and later, in councils that the account runs. */
	readonly meetings: readonly { readonly id: string; readonly council: string; readonly startsAt: Date }[];
	/** Keys of today and later. */
	readonly keys: number;
}

/** What a successor would find, or what goes on without the account. */
export function whatHangs({ db }: App, { municipality }: Person, account: AccountId): Promise<WhatHangs> {
	return scope(db, municipality, async (tx) => {
		const colleague = await findPerson(tx, account);
		const run = (colleague?.roles ?? []).flatMap(({ council }) =>
			colleague && council && facilitates(colleague, council) ? [council] : []
		);
		const ahead = await tx
			.select({ id: meetings.id, council: councils.displayName, startsAt: meetings.startsAt })
			.from(meetings)
			.innerJoin(councils, eq(councils.id, meetings.councilId))
			.where(
				and(
					inArray(meetings.councilId, run),
					gte(meetings.startsAt, startOfDay(japanDay(new Date()))),
					isNull(meetings.cancelledAt)
				)
			)
			.orderBy(asc(meetings.startsAt));
		return { meetings: ahead, keys: await countKeys(tx, account) };
	});
}
