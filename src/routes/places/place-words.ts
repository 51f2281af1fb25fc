import type { HandoffField } from '#lib/board/handoff.ts';
import { fieldWords } from '#lib/components/facilitator/panels/held/handoff-words.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** None is どの 分野でも. */
export const fieldsWords = (fields: readonly HandoffField[]): string =>
	fields.length > 0 ? fields.map((field) => fieldWords[field]()).join('・') : m.places_any_field();

/** None is the whole 市町村. */
export const areasWords = (areas: readonly { readonly name: string }[]): string =>
	areas.length > 0 ? areas.map(({ name }) => name).join('・') : m.places_everywhere();

/** The other names stand behind the own one. */
export const namesWords = ({ name, aliases }: { name: string; aliases: readonly string[] }): string =>
	aliases.length > 0 ? `${name}（${aliases.join('・')}）` : name;
