import type { Confidentiality } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** 公開, 関係者のみ, 非公開. */
export const confidentialityWords: Record<Confidentiality, () => string> = {
	public: m.common_confidentiality_public,
	members: m.common_confidentiality_members,
	closed: m.common_confidentiality_closed
};
