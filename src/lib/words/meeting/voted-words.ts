import type { Voted } from '#lib/board/private-views.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** For staff only: シールを はった スマホ 12台／15台・手と紙の 人 8人 (V6). */
export function votedWords({ phones, of, lent }: Voted, withoutPhone: number): string {
	return [
		m.arrange_voted_phones({ phones, of }),
		...(lent > 0 ? [m.arrange_voted_lent({ count: lent })] : []),
		...(withoutPhone > 0 ? [m.arrange_voted_hands({ count: withoutPhone })] : [])
	].join('・');
}
