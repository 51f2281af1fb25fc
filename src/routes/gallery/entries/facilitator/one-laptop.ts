import MoreMenu from '#lib/components/facilitator/bar/MoreMenu.svelte';
import OneLaptopSheet from '#lib/components/facilitator/one-laptop/OneLaptopSheet.svelte';
import { nothing } from '../../invented/nothing.ts';
import { entriesFor } from '../../entry/entry.ts';
import { ordinary, placeOf } from '../../invented/boards.ts';
import { aDesk, someTools } from '../../invented/desk.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });

const menu = { panels: someTools().panels, home: '/meetings/gallery' };

export const entries = [
	entry('facilitator/bar/MoreMenu', MoreMenu, {
		ordinary: { ...menu, desk: aDesk() },
		grouping: { ...menu, desk: aDesk({ board: { ...ordinary, position: placeOf('group') } }) },
		closed: { ...menu, desk: aDesk({ board: { ...ordinary, phase: 'closed' } }) }
	}),
	one('facilitator/one-laptop/OneLaptopSheet', OneLaptopSheet, {
		ordinary: { open: true, home: '/meetings/gallery', onclose: nothing, onstart: nothing }
	})
];
