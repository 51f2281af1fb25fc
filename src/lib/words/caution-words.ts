import type { Caution } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const cautionWords: Record<Caution, () => string> = {
	transport_law: m.common_caution_transport_law,
	owner_consent: m.common_caution_owner_consent,
	insurance: m.common_caution_insurance,
	food_safety: m.common_caution_food_safety,
	privacy: m.common_caution_privacy
};
