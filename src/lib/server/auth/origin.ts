/**
 * Did one of our own pages send this? Compared with the host that was asked, because a hall's server has
 * several addresses; which hosts may be asked at all is checked in `server/http.ts`.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
	const url = origin ? URL.parse(origin) : null;
	return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.host === host;
}
