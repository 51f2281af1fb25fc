import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { MunicipalityId } from '../ids.ts';
import { municipalities } from './municipality.ts';

/** Row-level security compares it with the municipality set by `scope`. */
export const tenant = () =>
	uuid()
		.$type<MunicipalityId>()
		.notNull()
		.references(() => municipalities.id);

export const moment = () => timestamp({ withTimezone: true });

/** Both conversions share the driver's buffer, so that board updates are not copied. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
	fromDriver: (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
});
