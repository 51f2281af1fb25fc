/** The facilitator's tools, without a server and with nothing stored. */
import { Doc } from 'yjs';
import { BoardEditor } from '#lib/live/board-editor.ts';
import type { Arranger } from '#lib/components/facilitator/desk/arranger.ts';
import type { CommandSender } from '#lib/components/facilitator/desk/command-sender.ts';
import { Calling } from '#lib/components/facilitator/desk/calling.svelte.ts';
import { Counting } from '#lib/components/facilitator/desk/counting.svelte.ts';
import { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import type { DeskTools } from '#lib/components/facilitator/desk/desk-tools.ts';
import { Drafts } from '#lib/components/facilitator/desk/drafts.ts';
import type { Known } from '#lib/components/facilitator/desk/known.ts';
import { TypedNotes } from '#lib/components/facilitator/desk/typed-notes.svelte.ts';
import { LookThrough } from '#lib/components/facilitator/desk/look-through.svelte.ts';
import { Panels, type Panel } from '#lib/components/facilitator/desk/panels.svelte.ts';
import { UnseenNotes } from '#lib/components/facilitator/desk/unseen-notes.svelte.ts';
import { ordinary } from './boards.ts';
import { note } from './notes.ts';
import { privateNotes } from './private-notes.ts';
import { attendance, known } from './meeting.ts';
import { StillBoard, type Told } from './still-board.ts';

/** What was typed is gone with the page. A state may begin with a draft. */
export function someDrafts(begun: Readonly<Record<string, string>> = {}): Drafts {
	const drafts = new Drafts('gallery', () => ({
		getItem: () => null,
		setItem: () => undefined,
		removeItem: () => undefined,
		key: () => null,
		length: 0
	}));
	for (const [name, words] of Object.entries(begun)) drafts.keep(name, words);
	return drafts;
}

/** What was typed on this device: all that anybody wrote down for others, and one note on the board. */
export const someTyped = (): TypedNotes =>
	new TypedNotes(
		{
			getItem: () => JSON.stringify([...privateNotes.filter(({ proxy }) => proxy), note].map(({ id }) => id)),
			setItem: () => undefined,
			removeItem: () => undefined,
			key: () => null,
			length: 0
		},
		'gallery'
	);

export const aDesk = (told: Told = {}, about: Partial<Known> = {}, drafts = someDrafts()) =>
	new Desk(new StillBoard(told), new BoardEditor(new Doc()), drafts, { ...known, ...about });

export const arranger: Arranger = aDesk();
/** After まとめ完了 nothing is arranged any more. */
export const reader: Arranger = aDesk({ board: { ...ordinary, phase: 'closed' } });
export const sender: CommandSender = aDesk();
export const offline: CommandSender = aDesk({ status: 'offline' });

/** They know which notes this desk has not shown. */
export const someTools = (desk = aDesk()): DeskTools => ({
	panels: new Panels(() => ''),
	through: new LookThrough(someDrafts()),
	counting: new Counting(
		() => attendance,
		() => Promise.resolve(null)
	),
	unseen: new UnseenNotes(desk, () => desk.board.agenda[desk.board.position]?.step ?? 'reception'),
	calling: new Calling()
});

export function toolsWith(panel: Panel, desk = aDesk()): DeskTools {
	const tools = someTools(desk);
	tools.panels.toggle(panel);
	return tools;
}
