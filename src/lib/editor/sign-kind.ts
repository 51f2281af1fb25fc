import { kinds, type Kind } from '../board/model.ts';

/** Which of the three marks; what a forged document names otherwise is an idea. */
export const signKind = (kind: unknown): Kind | 'idea' => kinds.find((known) => known === kind) ?? 'idea';
