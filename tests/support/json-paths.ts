/** Ways into a JSON value, so that a test can try every field of it without naming one. */

export type Json = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The paths to what is neither an object nor a list. */
export function valuesIn(value: unknown, path: Path = []): Path[] {
	if (!isJson(value)) return [path];
	return Object.entries(value).flatMap(([key, each]) => valuesIn(each, [...path, key]));
}

/** The paths to every object; the outermost has the empty one. */
export function objectsIn(value: unknown, path: Path = []): Path[] {
	if (!isJson(value)) return [];
	const below = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
	return Array.isArray(value) ? below : [path, ...below];
}

export const valueAt = (value: unknown, path: Path): unknown =>
	path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), value);

/** A copy with another value there; `undefined` takes the field away. */
export function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
	if (key === undefined) return put;
	if (Array.isArray(value))
		return value.map((each: unknown, i) => (String(i) === key ? withValue(each, rest, put) : each));
	const { [key]: before, ...others } = value as Json;
	const after = withValue(before, rest, put);
	return after === undefined ? others : { ...others, [key]: after };
}
