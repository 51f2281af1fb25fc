import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Wall } from '#lib/board/model.ts';
import { isTurning, pageAt } from '#lib/board/wall.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface PagedList {
	readonly count: number;
	/** The header says which page it is. */
	readonly numbered: boolean;
}

/** Staff turn the pages. Lists that stand on one picture turn together; a shorter one waits on its last page. */
export class WallPager {
	readonly #wall: () => Wall;
	readonly #now: () => number;
	readonly #lists = new SvelteMap<object, PagedList>();
	#beats = $state(0);

	/** @param now milliseconds since 1970 on the server's clock */
	constructor(wall: () => Wall, now: () => number) {
		this.#wall = wall;
		this.#now = now;
	}

	/** Of the longest list. */
	get pages(): number {
		return Math.max(1, ...[...this.#lists.values()].map(({ count }) => count));
	}

	get turnsByItself(): boolean {
		void this.#beats;
		return this.pages > 1 && isTurning(this.#wall(), this.#now());
	}

	/** 4／19; '' while there is one page. */
	get words(): string {
		const { pages } = this;
		const numbered = [...this.#lists.values()].some((list) => list.numbered && list.count > 1);
		return numbered ? m.screen_page({ page: this.#standing(pages) + 1, pages }) : '';
	}

	/** Which page of a list stands, from 0. A list that has just come is not counted yet. */
	pageOf(count: number): number {
		return Math.max(0, Math.min(this.#standing(Math.max(this.pages, count)), count - 1));
	}

	put(list: object, is: PagedList): void {
		this.#lists.set(list, is);
	}

	take(list: object): void {
		this.#lists.delete(list);
	}

	/** Time is no state, so somebody has to say that it passes. */
	beat(): void {
		this.#beats += 1;
	}

	#standing(pages: number): number {
		void this.#beats;
		return pageAt(this.#wall(), pages, this.#now());
	}
}

export const [wallPager, provideWallPager] = createContext<WallPager>();
