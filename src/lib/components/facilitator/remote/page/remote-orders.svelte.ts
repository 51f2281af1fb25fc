import { Orders } from '#lib/components/facilitator/desk/orders.svelte.ts';
import type { Drafts } from '#lib/components/facilitator/desk/drafts.ts';
import type { Known } from '#lib/components/facilitator/desk/known.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { Waking } from './waking.svelte.ts';

/** Nothing is pressed on a phone that has just woken up before it shows what is true. */
export class RemoteOrders extends Orders {
	readonly waking: Waking;

	constructor(live: LiveBoard, drafts: Drafts, known: Known) {
		super(live, drafts, known);
		this.waking = new Waking(() => live.isCaughtUp);
	}

	override get online(): boolean {
		return super.online && !this.waking.isBehind;
	}
}
