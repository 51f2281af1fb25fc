/** An error as the log may hold it. What a database says of an error quotes the values, and those are people's words. */
export function redactError(error: unknown): Readonly<Record<string, unknown>> {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, cause } = error;
	const where = stackOf(error);
	if ('query' in error) return { name, query: error.query, cause: redactError(cause), where };
	if ('severity' in error) return { name, code: 'code' in error ? error.code : null, where }; // PostgreSQL's own
	return { name, message: error.message, ...(cause ? { cause: redactError(cause) } : {}), where };
}

/** The places only: the first lines of a stack repeat the message. */
const stackOf = ({ stack = '' }: Error) => stack.split('\n').filter((line) => /^\s+at /.test(line));
