import ScreenPage from '#lib/components/screen/ScreenPage.svelte';
import { closeCodes } from '#lib/wire/frames.ts';
import { entriesFor } from '../../entry/entry.ts';
import { now, ordinary, placeOf } from '../../invented/boards.ts';
import { doorway, known, title } from '../../invented/meeting.ts';

const whole = entriesFor({ size: 'projector', layout: 'windows' });

const page = {
	...doorway,
	status: 'online',
	refusedWith: null,
	board: { ...ordinary, position: placeOf('group') },
	title,
	startsAt: new Date('2026-10-17T10:00:00+09:00'),
	next: known.next.meeting,
	now,
	onpages: () => Promise.resolve(true)
} as const;

export const entries = [
	whole('screen/ScreenPage', ScreenPage, {
		ordinary: page,
		connecting: { ...page, status: 'connecting' },
		offline: { ...page, status: 'offline' },
		refused: { ...page, status: 'refused', refusedWith: closeCodes.signedOut }
	})
];
