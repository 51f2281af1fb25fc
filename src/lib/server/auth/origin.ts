/**
 * Whether a request comes from one of our own pages. The Origin is compared with the Host header
 * because a server in a hall has several addresses; `server/http.ts` checks which hosts are
 * allowed.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
	const url = origin ? URL.parse(origin) : null;
	return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.host === host;
}
