import type { Connection } from './transport/connection.ts';

/** `connecting` until the document first arrives; `refused` when reconnecting makes no sense. */
export type Status = 'connecting' | 'online' | 'offline' | 'refused';

/** @param everSynced the document has arrived once */
export function statusOf(connection: Connection | null, everSynced: boolean): Status {
	if (connection?.refusedWith != null) return 'refused';
	if (connection?.isOnline) return 'online';
	return everSynced ? 'offline' : 'connecting';
}
