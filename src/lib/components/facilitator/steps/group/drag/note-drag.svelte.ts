import {
	draggable,
	dropTargetForElements,
	monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { Attachment } from 'svelte/attachments';
import type { NoteId } from '#lib/board/model.ts';
import type { DropPlace } from './drop.ts';
import { EdgeScroll } from './edge-scroll.ts';

interface Does {
	/** The notes that go along with the one that is dragged. */
	readonly lift: (note: NoteId) => readonly NoteId[];
	readonly drop: (place: DropPlace, notes: readonly NoteId[]) => void;
	readonly press: (note: NoteId) => void;
}

/**
 * Dragging is a second way to まとめる. The attachments are the same for all notes and read their ids only
 * when something is dragged, so 300 of them cost nothing whenever the board changes.
 */
export class NoteDrag {
	readonly #does: Does;
	readonly #scroll = new EdgeScroll();
	#notes: readonly NoteId[] = $state.raw([]);
	#over: DropPlace | null = $state.raw(null);

	constructor(does: Does) {
		this.#does = does;
	}

	get count(): number {
		return this.#notes.length;
	}

	isDragged(note: NoteId): boolean {
		return this.#notes.includes(note);
	}

	isOver(place: DropPlace): boolean {
		return this.#over === place;
	}

	/** For an element with `data-note`. */
	readonly note: Attachment<HTMLElement> = (element) =>
		draggable({ element, getInitialData: () => ({ note: element.dataset.note }) });

	/** For an element with `data-place`. */
	readonly place: Attachment<HTMLElement> = (element) =>
		dropTargetForElements({ element, getData: () => ({ place: element.dataset.place }) });

	/** For the element around all notes and places. */
	readonly board: Attachment<HTMLElement> = () => {
		const stop = monitorForElements({
			canMonitor: ({ source }) => typeof source.data.note === 'string',
			onDragStart: ({ location, source }) => {
				this.#notes = this.#does.lift(source.data.note as NoteId);
				this.#over = placeIn(location.current.dropTargets);
			},
			onDrag: ({ location: { initial, current } }) => {
				const still = this.#over === 'new' || isPress(initial.input, current.input);
				this.#scroll.at(still ? null : current.input.clientY);
			},
			onDropTargetChange: ({ location }) => (this.#over = placeIn(location.current.dropTargets)),
			onDrop: ({ location, source }) => {
				const [notes, place] = [this.#notes, placeIn(location.current.dropTargets)];
				this.#end();
				if (!place) return;
				if (isPress(location.initial.input, location.current.input))
					this.#does.press(source.data.note as NoteId);
				else this.#does.drop(place, notes);
			}
		});
		return () => {
			stop();
			this.#end();
		};
	};

	#end(): void {
		this.#scroll.stop();
		this.#notes = [];
		this.#over = null;
	}
}

/** In px: a hand that trembles, or a finger that rests long, still presses the note. */
const trembling = 10;

interface Point {
	readonly pageX: number;
	readonly pageY: number;
}
const isPress = (from: Point, to: Point) =>
	Math.hypot(to.pageX - from.pageX, to.pageY - from.pageY) < trembling;

function placeIn(targets: readonly { readonly data: Record<string | symbol, unknown> }[]): DropPlace | null {
	const place = targets[0]?.data.place;
	return typeof place === 'string' ? (place as DropPlace) : null;
}
