import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { MunicipalityId } from '../ids.ts';
import { municipalities } from './municipality.ts';

/** The tenant of a row. Row-level security compares it with the municipality that `scope` has set. */
export const tenant = () =>
	uuid()
		.$type<MunicipalityId>()
		.notNull()
		.references(() => municipalities.id);

export const moment = () => timestamp({ withTimezone: true });

/** Both directions share memory with the driver's buffer: an update of a board is never copied for this. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
	fromDriver: (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
});
