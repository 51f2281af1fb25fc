import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Filing } from './filing.svelte.ts';
import { isTyping } from '#lib/components/facilitator/keyboard/is-typing.ts';

/** On the window, so that the keys work right after 次へ; a held key files only one note. */
export function filingKeys(filing: Filing): Attachment<HTMLElement> {
	return () => on(window, 'keydown', (event) => pressed(event, filing));
}

function pressed(event: KeyboardEvent, filing: Filing): void {
	if (isTyping(event) || event.repeat || event.defaultPrevented || isElsewhere(event.target)) return;
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	if (key >= '0' && key <= '9' && key.length === 1) filing.digit(key);
	else if (key === 'n') filing.fileNew();
	else if (key === 'z') filing.undo();
	else if (key === 's' || key === 'ArrowRight') filing.showBeside(1);
	else if (key === 'ArrowLeft') filing.showBeside(-1);
	else if (key === 'Escape' && filing.typed !== '') filing.forgetTyped();
	else if (key !== 'Enter' || !filing.enough()) return; // Enter without digits presses the focused button
	event.preventDefault(); // otherwise N is typed into the field that opens
}

const isElsewhere = (target: EventTarget | null) =>
	target instanceof Element && target.closest('dialog, [role="dialog"], [data-own-keys]') !== null;
