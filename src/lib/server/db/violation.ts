/** Null for any other error. */
export function violatedUnique(error: unknown): string | null {
	const cause = error instanceof Error ? (error.cause ?? error) : null; // drizzle wraps driver errors
	if (!(cause instanceof Error) || !('code' in cause) || cause.code !== '23505') return null;
	return 'constraint_name' in cause && typeof cause.constraint_name === 'string' ? cause.constraint_name : '';
}
