import * as v from 'valibot';

export type FormAnswer<T> =
	| { readonly ok: true; readonly value: T }
	/** The first sentence for each field that is not right yet. */
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Reads a form as its schema says. The schema's messages are the sentences that stand beside the fields. */
export function readForm<T>(schema: v.GenericSchema<unknown, T>, form: FormData): FormAnswer<T> {
	const result = v.safeParse(schema, Object.fromEntries(form));
	if (result.success) return { ok: true, value: result.output };

	const problems: Record<string, string> = {};
	for (const issue of result.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
	return { ok: false, problems };
}

/** What somebody typed, to stand in the form again. Never a password. */
export function typedInto(form: FormData, ...fields: readonly string[]): Record<string, string> {
	const typed = fields.map((field) => [field, form.get(field)]);
	return Object.fromEntries(typed.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
