import { sql } from 'drizzle-orm';

/** As the log of acts calls a meeting: 「葉月台 支えあい会議 第3回」, in a query of `meeting m` and `council c`. */
export const meetingNameSql = sql`coalesce(nullif(m.council_name, ''), c.display_name) || ' 第' || m.number || '回'`;
