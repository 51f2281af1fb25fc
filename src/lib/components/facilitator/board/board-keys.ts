import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { isTyping } from '#lib/components/facilitator/desk/is-typing.ts';
import { nearest, type Direction } from './nearest.ts';

const arrows: Readonly<Record<string, Direction>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right'
};

/** Every pressable paper below an element: `<li data-note="id"><button>`. */
const papers = '[data-note] > button';

/**
 * Keys for a place full of papers: arrows move the focus, Space presses (they are buttons), M gathers, Esc lets go. They
 * work only while the focus is in there, so that they are in nobody's way elsewhere.
 */
export function boardKeys(does: { gather: () => void; clear: () => void }): Attachment<HTMLElement> {
	return (place) =>
		on(place, 'keydown', (event) => {
			if (isTyping(event)) return;
			const arrow = arrows[event.key];
			if (arrow) move(event, place, arrow);
			else if (event.key.toLowerCase() === 'm') {
				event.preventDefault(); // the focus moves to the new group's name, and the letter would go there
				does.gather();
			} else if (event.key === 'Escape') does.clear();
		});
}

function move(event: KeyboardEvent, place: HTMLElement, arrow: Direction): void {
	const { target } = event;
	if (!(target instanceof HTMLElement) || !target.matches(papers)) return;
	event.preventDefault(); // the page would scroll as well
	const all = [...place.querySelectorAll<HTMLElement>(papers)].filter((each) => each !== target);
	const next = nearest(
		target.getBoundingClientRect(),
		all.map((each) => each.getBoundingClientRect()),
		arrow
	);
	if (next !== null) all[next]?.focus();
}
