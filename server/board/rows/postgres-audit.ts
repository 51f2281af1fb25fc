import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/client.ts';
import { meetingNameSql } from '#lib/server/audit/meeting-name.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { AnsweringActor, BoardAct } from '../../live/log/board-rows.ts';

/**
 * C59: one statement, sent with the others of the batch. In a rehearsal (練習) it finds no actor, since its
 * tenant has neither accounts nor keys, and so writes nothing.
 */
export function insertAct(
	tx: Tx,
	{ meeting }: BoardAddress,
	{ kind, id }: AnsweringActor,
	{ what, details }: BoardAct
) {
	const widest = sql`(select r.role::text from account_role r where r.account_id = a.id
		order by (r.council_id is null and r.area_id is null) desc, r.role limit 1)`;
	const actor =
		kind === 'account'
			? sql`select a.id, a.display_name as name, coalesce(${widest}, 'nobody') as role
				from account a where a.id = ${id}`
			: sql`select null::uuid as id, '' as name, 'key' as role from day_key k where k.id = ${id}`;
	return tx.execute(sql`
		insert into audit_event
			(id, municipality_id, account_id, actor_name, actor_role, what, thing_type, thing_id, thing_name, details)
		select ${randomUUID()}::uuid, m.municipality_id, actor.id, actor.name, actor.role, ${what}::text, 'meeting',
			m.id::text, ${meetingNameSql}, ${JSON.stringify(details)}::text::jsonb
		from meeting m join council c on c.id = m.council_id cross join (${actor}) actor
		where m.id = ${meeting}`);
}
