/** A test can try every field without naming it. */

export type Json = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Objects and lists are no values here. */
export function valuesIn(value: unknown, path: Path = []): Path[] {
	if (!isJson(value)) return [path];
	return Object.entries(value).flatMap(([key, each]) => valuesIn(each, [...path, key]));
}

/** The path of the outermost object is empty. */
export function objectsIn(value: unknown, path: Path = []): Path[] {
	if (!isJson(value)) return [];
	const below = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
	return Array.isArray(value) ? below : [path, ...below];
}

export const valueAt = (value: unknown, path: Path): unknown =>
	path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), value);

/** `undefined` removes the field. */
export function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
	if (key === undefined) return put;
	if (Array.isArray(value))
		return value.map((each: unknown, i) => (String(i) === key ? withValue(each, rest, put) : each));
	const { [key]: before, ...others } = value as Json;
	const after = withValue(before, rest, put);
	return after === undefined ? others : { ...others, [key]: after };
}
