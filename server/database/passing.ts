const passing = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOENT',
	'EPIPE',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	'CONNECT_TIMEOUT',
	'57P01',
	'57P02',
	'57P03',
	'08006'
]);

/** drizzle wraps the driver's error, so causes are checked too. */
export function isPassing(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return passing.has(String('code' in error ? error.code : '')) || isPassing(error.cause);
}
