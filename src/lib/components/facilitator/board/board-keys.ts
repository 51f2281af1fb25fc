import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { isTyping } from '#lib/components/facilitator/keyboard/is-typing.ts';
import { nearest, type Direction } from './nearest.ts';

const arrows: Readonly<Record<string, Direction>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right'
};

const noteButtons = '[data-note] > button';

/** The keys work only while the focus is inside, so that they do not disturb the rest of the page. */
export function boardKeys(does: { gather: () => void; clear: () => void }): Attachment<HTMLElement> {
	return (place) =>
		on(place, 'keydown', (event) => {
			if (isTyping(event) || moved(event, place)) return;
			if (event.key.toLowerCase() === 'm') {
				event.preventDefault(); // otherwise the letter is typed into the new group's name field
				does.gather();
			} else if (event.key === 'Escape') does.clear();
		});
}

/** 目を とおす: `hold` gets the number of the focused note in the list. */
export function lookKeys(hold: (at: number) => void): Attachment<HTMLElement> {
	return (list) =>
		on(list, 'keydown', (event) => {
			if (isTyping(event) || event.repeat || moved(event, list) || event.key.toLowerCase() !== 'h') return;
			const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
			if (at >= 0) hold(at);
		});
}

/** Returns whether it was an arrow key. */
function moved(event: KeyboardEvent, place: HTMLElement): boolean {
	const arrow = arrows[event.key];
	if (arrow) move(event, place, arrow);
	return arrow !== undefined;
}

function move(event: KeyboardEvent, place: HTMLElement, arrow: Direction): void {
	const { target } = event;
	if (!(target instanceof HTMLElement) || !target.matches(noteButtons)) return;
	event.preventDefault(); // otherwise the page scrolls as well
	const all = [...place.querySelectorAll<HTMLElement>(noteButtons)].filter((each) => each !== target);
	const next = nearest(
		target.getBoundingClientRect(),
		all.map((each) => each.getBoundingClientRect()),
		arrow
	);
	if (next !== null) all[next]?.focus();
}
