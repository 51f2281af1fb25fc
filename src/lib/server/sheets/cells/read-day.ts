/** Days as people and programs write them: 令和7年4月1日, R7.4.1, 2025/4/1, ２０２５年４月１日, 45748. */

const eras: Readonly<Record<string, number>> = {
	令和: 2018,
	r: 2018,
	平成: 1988,
	h: 1988,
	昭和: 1925,
	s: 1925
};
const written =
	/^(令和|平成|昭和|[rhs])?\.?(元|\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:[（(].[)）])?(?:t?0{1,2}:00(?::00)?)?$/;
const serial = /^\d{5}(?:\.\d+)?$/;
const dayMs = 86_400_000;
/** Excel believes that 1900 was a leap year. */
const zero = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };

/** An ISO day; null if it is none between 1900 and 2099. */
export function readDay(cell: string, from1904 = false): string | null {
	const text = cell.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
	if (serial.test(text)) {
		const start = from1904 ? zero.from1904 : zero.from1900;
		return inRange(new Date(start + Math.floor(Number(text)) * dayMs).toISOString().slice(0, 10));
	}
	const [, era, year = '', month = '', day = ''] = written.exec(text) ?? [];
	if (!year || (!era && year.length !== 4)) return null;
	const counted = (era ? (eras[era] ?? 0) : 0) + (year === '元' ? 1 : Number(year));
	const iso = `${counted}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const at = new Date(`${iso}T00:00:00Z`);
	// `Date` takes 2月30日 for 3月2日.
	return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(iso) ? null : inRange(iso);
}

const inRange = (iso: string) => (/^(19|20)\d\d-/.test(iso) ? iso : null);

/** As it is written into a sheet: Excel knows it as a day. */
export const writeDay = (iso: string | null): string => iso?.replaceAll('-', '/') ?? '';
