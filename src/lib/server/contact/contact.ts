import { and, eq } from 'drizzle-orm';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';

/** Whom to ask for 訂正・削除 (CO-4). Both are empty until they are set. */
export interface Contact {
	readonly office: string;
	readonly phone: string;
}

/** The scope shows only the own 市町村. */
export async function contactOf(db: Db, municipality: MunicipalityId): Promise<Contact> {
	const [row] = await scope(db, municipality, (tx) =>
		tx
			.select({ office: municipalities.contactOffice, phone: municipalities.contactPhone })
			.from(municipalities)
			.where(eq(municipalities.id, municipality))
	);
	return row ?? { office: '', phone: '' };
}

/** False if another person changed it since `seen` was read (C67). */
export function changeContact(
	db: Db,
	person: Person,
	{ contact, seen }: { readonly contact: Contact; readonly seen: Contact }
): Promise<boolean> {
	const { municipality } = person;
	return scope(db, municipality, async (tx) => {
		const [row] = await tx
			.update(municipalities)
			.set({ contactOffice: contact.office, contactPhone: contact.phone })
			.where(
				and(
					eq(municipalities.id, municipality),
					eq(municipalities.contactOffice, seen.office),
					eq(municipalities.contactPhone, seen.phone)
				)
			)
			.returning({ name: municipalities.name });
		if (!row) return false;
		await recordEvent(tx, auditActor(person), {
			what: 'contact.changed',
			thing: { type: 'municipality', id: municipality, name: row.name },
			details: { before: seen, after: contact }
		});
		return true;
	});
}
