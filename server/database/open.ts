import type { Config } from '#lib/server/config.ts';
import { startEmbedded } from './embedded.ts';
import type { SocketAddress } from './open-in.ts';

export interface OpenDatabase {
	/** What postgres.js connects to. */
	readonly options: string | SocketAddress;
	/** To be called last. */
	stop(): Promise<void>;
}

/** The database that DATABASE_URL names, else the embedded one. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
	if (config.databaseUrl) return { options: config.databaseUrl, stop: () => Promise.resolve() };
	return startEmbedded(config.dataDir);
}
