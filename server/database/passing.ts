/** The database is gone, is going, or is not there yet. */
const passing = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'],
	...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
	...['57P01', '57P02', '57P03', '08006']
]);

/** Whether it is worth trying again: an embedded database that dies is started anew. drizzle wraps what the driver threw. */
export function isPassing(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return passing.has(String('code' in error ? error.code : '')) || isPassing(error.cause);
}
