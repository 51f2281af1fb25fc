import type { OfferCount } from '#lib/board/private-views.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** For staff only: 手伝えます：スマホ 3台・手 2人 (A8). Empty if nobody says so. */
export function offerWords({ phones, hands }: Pick<OfferCount, 'phones' | 'hands'>): string {
	const counts = [
		...(phones > 0 ? [m.arrange_offer_phones({ count: phones })] : []),
		...(hands > 0 ? [m.arrange_offer_hands({ count: hands })] : [])
	];
	return counts.length > 0 ? m.arrange_offers({ counts: counts.join('・') }) : '';
}
