import type { NoteId } from '#lib/board/model.ts';
import type { DropPlace } from '#lib/components/facilitator/steps/group/drag/drop.ts';
import { NoteDrag } from '#lib/components/facilitator/steps/group/drag/note-drag.svelte.ts';
import { nothing } from './nothing.ts';

/** A drag that stays as it was begun, because a picture has no hand that moves. */
export class StillDrag extends NoteDrag {
	readonly #dragged: readonly NoteId[];
	readonly #above: DropPlace | null;

	constructor(dragged: readonly NoteId[] = [], above: DropPlace | null = null) {
		super({ lift: (note) => [note], drop: nothing, press: nothing });
		this.#dragged = dragged;
		this.#above = above;
	}

	override get count(): number {
		return this.#dragged.length;
	}
	override isDragged(note: NoteId): boolean {
		return this.#dragged.includes(note);
	}
	override isOver(place: DropPlace): boolean {
		return this.#above === place;
	}
}
