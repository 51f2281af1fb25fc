import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { isTyping } from '#lib/components/facilitator/keyboard/is-typing.ts';

const ways: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** ← and → turn the wall's pages wherever nothing else uses these keys. A held key turns one page. */
export function wallKeys(turn: (by: 1 | -1) => void): Attachment<HTMLElement> {
	return () =>
		on(window, 'keydown', (event) => {
			const by = ways[event.key];
			if (!by || isTyping(event) || event.shiftKey || event.repeat || event.defaultPrevented) return;
			if (isElsewhere(event.target) || document.querySelector('[data-own-arrows]')) return;
			event.preventDefault();
			turn(by);
		});
}

const isElsewhere = (target: EventTarget | null) =>
	target instanceof Element && target.closest('dialog, [role="dialog"], [data-own-keys]') !== null;
