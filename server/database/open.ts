import type { Config } from '#lib/server/config.ts';
import { startEmbedded } from './embedded.ts';
import type { SocketAddress } from './open-cluster-database.ts';

export interface OpenDatabase {
	readonly options: string | SocketAddress;
	/** Call this after all connections are closed. */
	stop(): Promise<void>;
}

export async function openDatabase(config: Config): Promise<OpenDatabase> {
	if (config.databaseUrl) return { options: config.databaseUrl, stop: () => Promise.resolve() };
	return startEmbedded(config.dataDir);
}
