interface Wanted {
	/** Null for all councils. */
	readonly council: string | null;
	/** The place in the list behind which a page begins. */
	readonly before: string | null;
}

export function meetingsAddress({ council, before }: Wanted): string {
	const query = new URLSearchParams();
	if (council) query.set('council', council);
	if (before) query.set('before', before);
	return ['/meetings', query.toString()].filter(Boolean).join('?');
}
