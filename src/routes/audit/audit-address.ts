type Filter = Readonly<Record<'what' | 'who' | 'from' | 'to', string | null>>;

/** The chosen filters stay in the address; `before` turns the page. */
export function addressWith(filter: Filter, before: string | null): string {
	const asked = Object.entries({ ...filter, before }).filter(
		(entry): entry is [string, string] => !!entry[1]
	);
	return `/audit?${new URLSearchParams(asked).toString()}`;
}
