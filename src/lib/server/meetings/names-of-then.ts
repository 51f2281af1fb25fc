/**
 * C18: a meeting keeps the names that its council and area had when its door was first opened. Until
 * then it shows the present ones.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';

/** For a query that joins the council. */
export const councilNameThen = sql<string>`coalesce(${meetings.councilName}, ${councils.displayName})`;

/** For a query that joins the council and, on the left, its area. A council may have had none. */
export const areaNameThen = sql<
	string | null
>`case when ${meetings.councilName} is null then ${areas.name} else ${meetings.areaName} end`;

/** For the update that opens the door. A second opening changes nothing. */
export const namesOfNow = () => ({
	councilName: sql`coalesce(meeting.council_name,
		(select c.display_name from council c where c.id = meeting.council_id))`,
	areaName: sql`case when meeting.council_name is null
		then (select a.name from council c join area a on a.id = c.area_id where c.id = meeting.council_id)
		else meeting.area_name end`
});

/**
 * Meetings that were opened before names were kept get them now: to be called before a council or area
 * gets another name, or a council another area.
 */
export async function keepNamesOfThen(tx: Tx, councilIds: SQL): Promise<void> {
	await tx.execute(sql`
		update meeting set council_name = c.display_name, area_name = a.name
		from council c left join area a on a.id = c.area_id
		where c.id = meeting.council_id and meeting.council_name is null and meeting.phase <> 'draft'
			and meeting.council_id in (${councilIds})`);
}
