/** What stands on the only laptop while it is the wall, and on the remote in the facilitator's hand. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Board } from '#lib/board/model.ts';
import { steps } from '#lib/board/step.ts';
import { stillWall } from '#lib/board/wall.ts';
import type { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import RemoteView from '#lib/components/facilitator/remote/page/RemoteView.svelte';
import ScreenPage from '#lib/components/screen/ScreenPage.svelte';
import { m } from '#lib/messages/compiled/messages.js';
import { closeCodes } from '#lib/wire/frames.ts';
import { now, ordinary, placeOf } from '../src/routes/gallery/invented/boards.ts';
import { aDesk } from '../src/routes/gallery/invented/desk.ts';
import { doorway, known, title } from '../src/routes/gallery/invented/meeting.ts';
import { privateNotes } from '../src/routes/gallery/invented/private-notes.ts';
import type { Told } from '../src/routes/gallery/invented/still-board.ts';
import WallMode from '../src/routes/meetings/[meeting]/board/one-laptop/WallMode.svelte';

const startsAt = new Date('2026-10-17T10:00:00+09:00');
/** Without drawings and the list of keys, which goes by itself. */
const bare = (body: string) => body.replace(/<!--.*?-->|<svg.*?<\/svg>|<aside.*?<\/aside>/gs, '').trim();
const hidden = privateNotes.map(({ text }) => text);

const wall = (desk: Desk) =>
	bare(
		render(WallMode, {
			props: { desk, doorway, title, startsAt, rehearsal: false, onleave: () => undefined }
		}).body
	);

/** As the projector's own page draws it. */
function projector(desk: Desk): string {
	const { status, refusedWith, board } = desk.live;
	const about = { ...doorway, status, refusedWith, board, title, startsAt, next: known.next.meeting, now };
	return bare(render(ScreenPage, { props: { ...about, onpages: () => Promise.resolve(true) } }).body);
}

const deskAt = (change: Partial<Board>, told: Told = {}) =>
	aDesk({ ...told, board: { ...ordinary, ...change } });

test('at every step the laptop shows what the projector’s page shows, and nothing beside it', () => {
	for (const step of steps) {
		const desk = deskAt({ position: placeOf(step) });
		desk.say('まとまりに 入れました', true);
		const inside = /^<div class="wall[^>]*>(.*?)\s*<\/div>$/s.exec(wall(desk))?.[1];
		expect(inside, step).toBe(projector(desk));
	}
});

test('no word in あずかり, no count of staff and no message is on it, whatever the state of the meeting', () => {
	const states: readonly (readonly [Partial<Board>, Told])[] = [
		...steps.map((step) => [{ position: placeOf(step) }, {}] as const),
		[{ phase: 'draft', door: false }, {}],
		[{ phase: 'wrapup' }, {}],
		[{ phase: 'closed' }, {}],
		[{}, { status: 'offline' }],
		[{}, { status: 'connecting' }],
		[{}, { status: 'refused', refusedWith: closeCodes.signedOut }]
	];
	expect(hidden.length).toBeGreaterThan(2);
	for (const [change, told] of states) {
		const desk = deskAt(change, { ...told, stopped: true });
		desk.say('あずかりました');
		const body = wall(desk);
		for (const text of hidden) expect(body).not.toContain(text);
		for (const words of ['あずかり', m.desk_attendance(), m.desk_stopped_badge(), m.desk_scribe_open()])
			expect(body).not.toContain(words);
		expect(body, 'it takes no press').not.toMatch(/<button|<a |<input/);
	}
});

test('without a connection the last picture stays, and says so', () => {
	const body = wall(deskAt({ position: placeOf('show') }, { status: 'offline' }));
	expect(body).toContain(m.screen_reconnecting());
	expect(body).toContain(ordinary.notes[0]!.text);
});

const remote = (change: Partial<Board>, told: Told = {}, byKey = false) =>
	render(RemoteView, {
		props: {
			orders: aDesk({ ...told, board: { ...ordinary, ...change } }, { byKey }),
			title,
			home: '/meetings/1'
		}
	}).body;
const main = (body: string) => /<button[^>]*class="button main.*?<\/button>/s.exec(body)?.[0] ?? '';

test('the remote says which step it is and which comes, how many wait, and no word of a note', () => {
	const body = remote({ position: placeOf('group'), wall: { ...stillWall, pages: 19, page: 3 } });
	expect(body).toContain('6／12');
	expect(main(body)).toContain(m.board_next({ step: ordinary.agenda[placeOf('group') + 1]!.title }));
	expect(body).toContain('4／19');
	expect(body).toContain(m.remote_look({ count: 9 }));
	expect(body, 'まとめる needs more than a thumb').toContain('href="/meetings/1/board"');
	for (const text of hidden) expect(body).not.toContain(text);
});

test('without a connection the remote says so, and its main button says that it waits', () => {
	const body = remote({ position: placeOf('group') }, { status: 'offline' });
	expect(body).toContain(m.remote_offline());
	expect(main(body)).toMatch(/disabled/);
	expect(main(body)).toContain(m.remote_waits());
	expect(body.match(/<button/g)!.length - body.match(/<button[^>]*disabled/g)!.length).toBeLessThanOrEqual(4);
});

test('how many have placed シール is on the remote while the vote is open', () => {
	const voting = { position: placeOf('choose'), voting: 'open' } as const;
	expect(remote(voting)).toContain(m.arrange_vote_close());
	expect(remote({ ...voting, voting: 'shown' })).toContain(m.arrange_vote_again());
});

test('after 閉会 the remote leads to the meeting’s page, which a key does not open', () => {
	for (const phase of ['wrapup', 'closed'] as const) {
		expect(remote({ phase })).toContain(m.remote_over());
		expect(remote({ phase })).toContain('href="/meetings/1"');
		expect(remote({ phase }, {}, true)).not.toContain('href="/meetings/1"');
		expect(main(remote({ phase }))).toBe('');
	}
});

test('a remote that was cut off says so in one sentence, and asks for no account that its owner may not have', () => {
	const cut = { status: 'refused', refusedWith: closeCodes.signedOut } as const;
	const ofKey = remote({}, cut, true);
	expect(ofKey).toContain(m.remote_cut());
	expect(ofKey).not.toContain('/sign-in');
	expect(remote({}, cut)).toContain('/sign-in?to=');
});
