import fc from 'fast-check';
import * as edits from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { post } from '../../support/meeting.ts';
import { wordsOf, type World } from './world.ts';

const who = fc.nat(3);
const which = fc.nat(40);
export const operation = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('post' as const), who, which }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('edit', 'turn', 'withdraw', 'steal', 'resend', 'empty'),
			who,
			which
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constantFrom('group', 'move', 'name', 'ungroup', 'dissolve', 'combine'),
			who,
			which
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom('name somebody', 'hold', 'release', 'trash', 'restore', 'hand off', 'merge'),
			who,
			which
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constantFrom('support', 'vote', 'open votes', 'close votes'), who, which })
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo'), who, which }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('drop', 'return'), who, which }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constantFrom('show', 'step', 'fail', 'restart', 'poll', 'settle', 'go back', 'compact'),
			who,
			which
		})
	}
);
export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

export async function run(world: World, { do: action, who, which }: Operation): Promise<void> {
	const phone = world.phones[who]!;
	const mine = world.staff[who % 2]!;
	const board = mine.board;
	const note = pick(board.notes, which)?.id;
	const group = pick(board.groups, which)?.id;
	switch (action) {
		case 'post': {
			const ask = post(wordsOf(world.sent.length), which % 2 ? 'komatta' : 'mottainai');
			world.sent.push({ phone: who, ask, id: phone.send(ask) });
			return;
		}
		case 'resend': {
			const again = pick(world.sent, which);
			if (again) world.phones[again.phone]!.send(again.ask, again.id);
			return;
		}
		case 'empty':
			phone.send(post(' '));
			return;
		case 'edit':
		case 'withdraw':
		case 'steal': {
			const target = action === 'steal' ? note : pick(phone.privateNotes, which)?.id;
			if (!target) return;
			phone.send(
				action === 'withdraw'
					? { type: 'note.withdraw', note: target }
					: { type: 'note.edit', note: target, text: `なおした ${which}` }
			);
			return;
		}
		case 'turn': {
			// Also a note that is shown, or of another phone: it is refused, and turns on no copy.
			const target = pick([...phone.privateNotes.map(({ id }) => id), ...(note ? [note] : [])], which);
			if (target) phone.send({ type: 'note.turn', note: target, kind: which % 3 ? 'mottainai' : 'komatta' });
			return;
		}
		case 'name somebody': {
			const target = pick(phone.privateNotes, which)?.id;
			if (target) phone.send({ type: 'note.edit', note: target, text: `山本さんが ${which}` });
			return;
		}
		case 'hold':
		case 'trash':
			if (note) mine.send({ type: action === 'hold' ? 'note.hold' : 'note.trash', note });
			return;
		case 'release':
		case 'restore': {
			const target = pick(mine.privateNotes, which);
			const type = action === 'release' ? 'note.release' : 'note.restore';
			if (target) mine.send({ type, note: target.id, seen: target.text });
			return;
		}
		case 'hand off': {
			const target = pick(mine.privateNotes, which)?.id ?? note;
			if (target && which % 4 === 0)
				mine.send({ type: 'note.handoff', note: target, field: 'other', destination: 'other' });
			return;
		}
		case 'merge':
			if (group && board.groups.length > 1)
				edits.mergeGroups(mine.doc, group, pick(board.groups, which + 1)!.id);
			return;
		case 'support':
			if (note) phone.send({ type: 'support.set', note, on: which % 3 > 0 });
			return;
		case 'vote': {
			const combination = pick(board.combinations, which)?.id;
			if (combination) phone.send({ type: 'vote.set', combination, count: which % 4 });
			return;
		}
		case 'open votes':
		case 'close votes':
			mine.send({ type: action === 'open votes' ? 'votes.open' : 'votes.close' });
			return;
		case 'group':
			if (note)
				edits.makeGroup(mine.doc, world.newGroupId() as GroupId, [note, pick(board.notes, which + 1)!.id]);
			return;
		case 'move':
			if (note && group) edits.moveNotes(mine.doc, [note], group);
			return;
		case 'name':
			if (group) edits.nameGroup(mine.doc, group, `まとまり ${which}`);
			return;
		case 'ungroup':
			if (note) edits.ungroupNotes(mine.doc, [note]);
			return;
		case 'dissolve':
			if (group) edits.dissolveGroup(mine.doc, group);
			return;
		case 'combine':
			if (note) edits.combine(mine.doc, world.newGroupId() as never, [{ type: 'note', id: note }], 'すれば');
			return;
		case 'undo':
			world.undo[who % 2]!.undo();
			return;
		case 'redo':
			world.undo[who % 2]!.redo();
			return;
		case 'drop':
			(which % 2 ? phone : mine).drop();
			return;
		case 'return':
			return world.reconnectAll();
		case 'show':
			mine.send({ type: 'notes.show' });
			return;
		case 'step':
			mine.send({ type: 'step.go', position: which });
			return;
		case 'go back': {
			const snapshot = pick(mine.private.snapshots ?? [], which)?.id;
			if (snapshot) mine.send({ type: 'arrangement.restore', snapshot });
			return;
		}
		case 'compact':
			await world.meeting.log.compact(world.meeting.board);
			return;
		case 'fail':
			world.meeting.log.failNext = new Error('disk full');
			return;
		case 'restart':
			return world.restart(who % 2);
		case 'poll':
			return world.poll();
		case 'settle':
			await Promise.all(world.rooms.map((room) => room.settle()));
	}
}

const pick = <T>(items: readonly T[], which: number): T | undefined =>
	items[which % Math.max(1, items.length)];
