/** Messages from the database quote values, which are user text, so they are left out. */
export function redactError(error: unknown): Readonly<Record<string, unknown>> {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, cause } = error;
	const where = stackOf(error);
	if ('query' in error) return { name, query: error.query, cause: redactError(cause), where };
	if ('severity' in error) return { name, code: 'code' in error ? error.code : null, where }; // from PostgreSQL
	return { name, message: error.message, ...(cause ? { cause: redactError(cause) } : {}), where };
}

/** The first lines of a stack repeat the message. */
const stackOf = ({ stack = '' }: Error) => stack.split('\n').filter((line) => /^\s+at /.test(line));
