import type { Kind } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface KindPrompts {
	/** Accessible name of the field. */
	readonly label: () => string;
	readonly example: () => string;
	readonly hint: () => string;
}

export const kindPrompts: Readonly<Record<Kind, KindPrompts>> = {
	komatta: {
		label: m.phone_field_komatta,
		example: m.phone_example_komatta,
		hint: m.phone_prompts_komatta
	},
	mottainai: {
		label: m.phone_field_mottainai,
		example: m.phone_example_mottainai,
		hint: m.phone_prompts_mottainai
	}
};
