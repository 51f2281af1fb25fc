/** By which fault an error came about, told by the places in our code: the same fault is the same, whatever its message says. */
export function faultOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { name, stack = '', cause } = error;
	const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
	return [name, ...places.slice(0, 3), ...(cause ? [faultOf(cause)] : [])].join('\n');
}
