interface Thing {
	readonly what: string;
	readonly thingType: string;
	readonly thingId: string;
}

const pages: Readonly<Record<string, string>> = {
	area: '/areas',
	council: '/councils',
	organization: '/organizations',
	place: '/places',
	account: '/people'
};

/** Null for what has no page, or has gone. Meetings are opened by their council's people only. */
export function thingAddress({ what, thingType, thingId }: Thing): string | null {
	if (thingType === 'sheet') return '/sheets';
	if (thingType === 'municipality') return '/city';
	const page = pages[thingType];
	const isGone = /^(area|organization|place|account)\.removed$/.test(what);
	return page && thingId && !isGone ? `${page}/${thingId}` : null;
}
