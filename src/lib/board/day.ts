/** An ISO day of 2000–2099 that exists: 2027-02-30 does not. */
export function isDay(text: string): boolean {
	return /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
