import * as v from 'valibot';

export type FormAnswer<T> =
	| { readonly ok: true; readonly value: T }
	/** The first message of each field. */
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

export function readForm<T>(schema: v.GenericSchema<unknown, T>, form: FormData): FormAnswer<T> {
	const result = v.safeParse(schema, Object.fromEntries(form));
	if (result.success) return { ok: true, value: result.output };

	const problems: Record<string, string> = {};
	for (const issue of result.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
	return { ok: false, problems };
}

/** Must not be used for passwords. */
export function typedInto(form: FormData, ...fields: readonly string[]): Record<string, string> {
	const typed = fields.map((field) => [field, form.get(field)]);
	return Object.fromEntries(typed.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
