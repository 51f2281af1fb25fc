/**
 * A server in a hall has several addresses, so the Host header decides; `server/http.ts` checks
 * which hosts are allowed.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
	const url = origin ? URL.parse(origin) : null;
	return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.host === host;
}
