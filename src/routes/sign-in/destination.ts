const home = '/meetings';

/** `//example.com` and `/\example.com` lead to another site. */
export function destination(url: URL): string {
	const to = url.searchParams.get('to') ?? home;
	return URL.parse(to, url)?.origin === url.origin && /^\/(?![/\\])/.test(to) ? to : home;
}
