/** A day of this century that the calendar knows: 2027-02-30 looks like one and is none. */
export function isDay(text: string): boolean {
	return /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
