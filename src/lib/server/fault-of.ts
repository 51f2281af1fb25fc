/** Errors from the same place share a key even if their messages differ. */
export function faultOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { name, stack = '', cause } = error;
	const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
	return [name, ...places.slice(0, 3), ...(cause ? [faultOf(cause)] : [])].join('\n');
}
