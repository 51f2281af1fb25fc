import type { AuditedThing } from '#lib/city/audited-acts.ts';
import { auditEvents } from '../db/schema/audit.ts';

/** One line of 操作の記録, as pages show it. */
export interface EventLine {
	readonly id: string;
	readonly at: Date;
	readonly actorName: string;
	readonly actorRole: string;
	readonly what: string;
	readonly thingType: string;
	readonly thingId: string;
	readonly thingName: string;
	readonly details: Readonly<Record<string, unknown>>;
}

export const eventColumns = {
	id: auditEvents.id,
	at: auditEvents.at,
	actorName: auditEvents.actorName,
	actorRole: auditEvents.actorRole,
	what: auditEvents.what,
	thingType: auditEvents.thingType,
	thingId: auditEvents.thingId,
	thingName: auditEvents.thingName,
	details: auditEvents.details
};

export interface Thing {
	readonly type: AuditedThing;
	readonly id: string;
}
