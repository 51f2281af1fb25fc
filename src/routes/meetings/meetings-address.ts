interface Wanted {
	/** Null for all councils. */
	readonly council: string | null;
	/** The place in the list behind which a page begins. */
	readonly before: string | null;
	/** 年度; null for all. */
	readonly year: number | null;
}

export function meetingsAddress({ council, before, year }: Wanted): string {
	const query = new URLSearchParams();
	if (council) query.set('council', council);
	if (year !== null) query.set('year', String(year));
	if (before) query.set('before', before);
	return ['/meetings', query.toString()].filter(Boolean).join('?');
}
