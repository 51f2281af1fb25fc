interface Wanted {
	/** Null for the meetings of all councils. */
	readonly council: string | null;
	/** The place in the list behind which a page begins; null for the first page. */
	readonly before: string | null;
}

/** The address of one page of the list of meetings. */
export function meetingsAddress({ council, before }: Wanted): string {
	const query = new URLSearchParams();
	if (council) query.set('council', council);
	if (before) query.set('before', before);
	return ['/meetings', query.toString()].filter(Boolean).join('?');
}
