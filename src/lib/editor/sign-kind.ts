import { kinds, type Kind } from '../board/model.ts';

/**
 * Returns which sign it is: 困, も or 案. An unknown kind, as in a forged document, reads as an
 * idea.
 */
export const signKind = (kind: unknown): Kind | 'idea' => kinds.find((known) => known === kind) ?? 'idea';
