import RemoteDock from '#lib/components/facilitator/remote/page/RemoteDock.svelte';
import RemoteOver from '#lib/components/facilitator/remote/page/RemoteOver.svelte';
import RemotePanels from '#lib/components/facilitator/remote/page/RemotePanels.svelte';
import RemoteRefused from '#lib/components/facilitator/remote/page/RemoteRefused.svelte';
import RemoteTools from '#lib/components/facilitator/remote/page/RemoteTools.svelte';
import RemoteView from '#lib/components/facilitator/remote/page/RemoteView.svelte';
import RemoteVote from '#lib/components/facilitator/remote/page/RemoteVote.svelte';
import RemoteWall from '#lib/components/facilitator/remote/page/RemoteWall.svelte';
import { StepTurn } from '#lib/components/facilitator/desk/step-turn.ts';
import { WallSteering } from '#lib/components/facilitator/wall/wall-steering.svelte.ts';
import { stillWall } from '#lib/board/wall.ts';
import type { Board } from '#lib/board/model.ts';
import { steps } from '#lib/board/step.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { aDesk, offline, sender, someTools, toolsWith } from '../../invented/desk.ts';
import { title } from '../../invented/meeting.ts';
import { longTitle, note } from '../../invented/notes.ts';

const whole = entriesFor({ size: 'phone', layout: 'windows' });
const part = entriesFor({ size: 'phone', layout: 'below' });
const one = entriesFor({ size: 'phone', layout: 'one' });

const home = '/meetings/gallery';
const paged = { ...stillWall, pages: 19, page: 3 };
const page = { title, home };
const at = (change: Partial<Board>) => ({
	...page,
	orders: aDesk({ board: { ...ordinary, wall: paged, ...change } })
});
const steeringOf = (board: Board) => new WallSteering(() => board, now, sender);
const turnIn = (board: Board) => new StepTurn(() => board, sender);
const dock = (board: Board) => ({ turn: turnIn(board), steering: steeringOf(board), online: true });
const onNote = { ...paged, focus: { type: 'note', id: note.id } } as const;

export const entries = [
	whole('facilitator/remote/page/RemoteView', RemoteView, {
		...forEach(steps, (step) => at({ position: placeOf(step) })),
		shut: at({ phase: 'draft', door: false }),
		over: at({ phase: 'wrapup' }),
		offline: { ...page, orders: aDesk({ status: 'offline' }) },
		connecting: { ...page, orders: aDesk({ status: 'connecting' }) },
		longest: { title: longTitle, home, orders: aDesk({ board: { ...longest, wall: onNote } }) }
	}),
	part('facilitator/remote/page/RemoteDock', RemoteDock, {
		ordinary: dock({ ...ordinary, wall: paged }),
		covered: dock({ ...ordinary, wall: { ...paged, covered: true } }),
		last: dock({ ...ordinary, position: ordinary.agenda.length - 1 }),
		waiting: { ...dock(ordinary), online: false },
		longest: dock({ ...longest, wall: { ...paged, pages: 999, page: 998 } })
	}),
	part('facilitator/remote/page/RemoteTools', RemoteTools, {
		ordinary: { orders: aDesk(), steering: steeringOf({ ...ordinary, wall: paged }), home }
	}),
	one('facilitator/remote/page/RemotePanels', RemotePanels, {
		closed: { orders: aDesk(), tools: someTools() },
		...forEach(['hidden', 'held', 'attendance'] as const, (panel) => ({
			orders: aDesk(),
			tools: toolsWith(panel)
		}))
	}),
	part('facilitator/remote/page/RemoteVote', RemoteVote, {
		...forEach(['closed', 'open', 'shown'] as const, (voting) => ({
			board: { ...ordinary, voting },
			voted: { phones: 12, of: 15, lent: 0 },
			sender
		})),
		offline: { board: ordinary, voted: null, sender: offline }
	}),
	part('facilitator/remote/page/RemoteWall', RemoteWall, {
		ordinary: { steering: steeringOf({ ...ordinary, wall: paged }) },
		turning: { steering: steeringOf({ ...ordinary, wall: { ...paged, turningSince: now(), qr: true } }) },
		focus: { steering: steeringOf({ ...ordinary, wall: onNote }) }
	}),
	part('facilitator/remote/page/RemoteOver', RemoteOver, {
		ordinary: { orders: aDesk({ board: { ...ordinary, phase: 'closed' } }), home },
		byKey: { orders: aDesk({ board: { ...ordinary, phase: 'closed' } }, { byKey: true }), home }
	}),
	part('facilitator/remote/page/RemoteRefused', RemoteRefused, {
		signedOut: { live: { refusedWith: closeCodes.signedOut, isSaved: true }, byKey: false, home },
		cut: { live: { refusedWith: closeCodes.signedOut, isSaved: true }, byKey: true, home }
	})
];
