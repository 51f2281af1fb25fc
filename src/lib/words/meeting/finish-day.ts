/** From 閉会 until まとめ完了 happens automatically. */
const finishDays = 7;

export function finishDay(closedAt: number): { month: number; day: number } {
	const inJapan = new Date(closedAt + (finishDays * 24 + 9) * 3_600_000);
	return { month: inJapan.getUTCMonth() + 1, day: inJapan.getUTCDate() };
}
