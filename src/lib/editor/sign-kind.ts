import { kinds, type Kind } from '../board/model.ts';

/** An unknown kind, as in a forged document, reads as an idea. */
export const signKind = (kind: unknown): Kind | 'idea' => kinds.find((known) => known === kind) ?? 'idea';
