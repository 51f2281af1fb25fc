/** C21: two people edit one thing. The second is told, sees both values, and loses nothing. */
export type Fields = Readonly<Record<string, string>>;

export interface EditedTwice {
	/** What somebody else stored since the form was opened; empty if nothing. */
	readonly others: Fields;
	/** To go on with: what was typed, and theirs where nothing was typed. */
	readonly fields: Fields;
}

export function editedTwice(form: {
	/** As the form was opened. */
	readonly was: Fields;
	readonly typed: Fields;
	readonly stored: Fields;
}): EditedTwice {
	const { was, typed, stored } = form;
	const isTheirs = (name: string) => stored[name] !== was[name] && stored[name] !== typed[name];
	const theirs = Object.keys(stored).filter(isTheirs);
	const untouched = theirs.filter((name) => typed[name] === was[name]);
	const taken = (names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, stored[name] ?? '']));
	return { others: taken(theirs), fields: { ...typed, ...taken(untouched) } };
}
