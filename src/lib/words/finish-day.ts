/** まとめ完了 comes by itself so long after 閉会. */
const finishDays = 7;

/** The day in Japan, as one says it. */
export function finishDay(closedAt: number): { month: number; day: number } {
	const inJapan = new Date(closedAt + (finishDays * 24 + 9) * 3_600_000);
	return { month: inJapan.getUTCMonth() + 1, day: inJapan.getUTCDate() };
}
