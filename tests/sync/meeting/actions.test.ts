import { expect, test } from 'vitest';
import { combine } from '#lib/board/document/edits.ts';
import type { ActionId } from '#lib/board/model.ts';
import { Meeting, post } from '../../support/meeting.ts';
import { anIdea, people, shelf } from '../people.ts';

test('[A3] opening a meeting takes over every undone action, and only those', async () => {
	const base = {
		what: '',
		firstStep: '',
		owner: '',
		helpers: '',
		result: 'do',
		due: { kind: 'next_meeting' },
		remark: '',
		combination: null
	} as const;
	const carried = (['not_started', 'done', 'on_hold', 'dropped', 'in_progress'] as const).map(
		(status, i) => ({
			...base,
			id: `action-${i}` as ActionId,
			what: status,
			status
		})
	);
	const meeting = await Meeting.begin({ carried });
	const screen = await meeting.screen(meeting.room());
	expect(screen.board.actions.map((action) => action.status)).toEqual([
		'not_started',
		'on_hold',
		'in_progress'
	]);
	expect(screen.board.actions.every((action) => action.from === 'earlier')).toBe(true);
});

test('[A1][A2] a decided action remembers where it came from, and each change is appended', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	await phone.ask(room, post('米が 重い'));
	await phone.ask(room, post('昼は 車が あいている', 'mottainai'));
	await room.releaseWaiting();
	const [a, b] = staff.board.notes;
	combine(
		staff.doc,
		'combination-1' as never,
		[a!, b!].map(({ id }) => ({ type: 'note', id })),
		'乗りあいに すれば'
	);
	await room.settle();

	const decided = await staff.ask(room, {
		type: 'action.decide',
		what: '一度 ためす',
		firstStep: '持ち主に 聞く',
		owner: '商店会',
		helpers: '',
		result: 'do',
		due: { kind: 'next_meeting' },
		combination: 'combination-1' as never
	});
	const action = (decided.ok && decided.result.action) as ActionId;
	await staff.ask(room, { type: 'action.update', action, status: 'in_progress', remark: '返事まち' });

	const row = meeting.log.shelf(meeting.board.meeting).actions.get(action);
	expect(row).toMatchObject({ combination: 'combination-1', status: 'in_progress', notes: [a!.id, b!.id] });
	expect(row?.history.map((update) => update.status)).toEqual(['not_started', 'in_progress']);
	expect(phone.board.actions).toMatchObject([
		{ what: '一度 ためす', status: 'in_progress', remark: '返事まち' }
	]);
	await staff.ask(room, { type: 'action.update', action, status: 'done', remark: '' });
	expect(row?.history).toHaveLength(2);
	expect(phone.board.actions).toMatchObject([{ status: 'done', remark: '返事まち' }]);
	const later = meeting.log.shelf(meeting.board.meeting).actions.get(action);
	expect(later).toMatchObject({ status: 'done', remark: '返事まち' });
	expect(later?.history.map(({ remark }) => remark)).toEqual(['', '返事まち', '']);
	expect(
		await staff.ask(room, { type: 'action.update', action, status: 'dropped', remark: ' ' })
	).toMatchObject({
		refusal: 'reason_missing'
	});
});

test('[A6] the form is mirrored while it is filled in; deciding clears it and marks the idea', async () => {
	const all = await people();
	const { room, staff, screen, ann } = all;
	const combination = await anIdea(all, 'idea-aaaa');
	const words = { what: 'ためす', firstStep: '聞く', owner: '町会', helpers: '商店会' };
	const form = { ...words, result: 'ask', due: { kind: 'next_meeting' }, combination } as const;
	await staff.ask(room, { type: 'deciding.set', deciding: form });
	expect(screen.board.deciding).toEqual(form);
	expect(await ann.ask(room, { type: 'deciding.set', deciding: null })).toMatchObject({
		refusal: 'facilitator_only'
	});
	await staff.ask(room, { type: 'action.decide', ...form });
	expect(screen.board).toMatchObject({ deciding: null, combinations: [{ outcome: 'ask' }] });
	expect(screen.board.actions).toMatchObject([{ ...words, result: 'ask', from: 'this_meeting' }]);
	await staff.ask(room, { type: 'decide.later', combination });
	expect(screen.board.combinations).toMatchObject([{ outcome: 'ask' }]);
	const other = await anIdea(all, 'idea-bbbb');
	await staff.ask(room, { type: 'decide.later', combination: other });
	expect(screen.board.combinations).toMatchObject([{ outcome: 'ask' }, { outcome: 'later' }]);
});

test('[A1] corrected words are on the board, and what they were is in the history', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	const words = { what: 'ためす', firstStep: '', owner: '町会', helpers: '' } as const;
	const due = { kind: 'undecided' } as const;
	const bring = { type: 'action.bring', ...words, due } as const;
	expect(await staff.ask(room, { ...bring, status: 'dropped' })).toMatchObject({ refusal: 'reason_missing' });
	const brought = await staff.ask(room, { ...bring, status: 'in_progress', remark: '半分' });
	const action = (brought.ok && brought.result.action) as never;
	expect(screen.board.actions).toMatchObject([{ from: 'earlier', status: 'in_progress', remark: '半分' }]);
	await staff.ask(room, { type: 'action.edit', action, ...words, due, owner: '商店会' });
	expect(screen.board.actions).toMatchObject([{ owner: '商店会' }]);
	expect(shelf(all).actions.get(action)?.history).toMatchObject([
		{ before: null },
		{ before: { owner: '町会' } }
	]);
	expect(shelf(all).actions.get(action)).toMatchObject({ here: false });
});

test('[A1] correcting words here does not undo what was said elsewhere', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	const words = {
		what: 'ためす',
		firstStep: '',
		owner: '町会',
		helpers: '',
		due: { kind: 'undecided' }
	} as const;
	const decided = await staff.ask(room, { type: 'action.decide', result: 'do', ...words, combination: null });
	const action = (decided.ok && decided.result.action) as never;
	const row = meeting.log.shelf(meeting.board.meeting).actions.get(action)!;
	meeting.log
		.shelf(meeting.board.meeting)
		.actions.set(action, { ...row, status: 'done', remark: 'おわった' });
	await staff.ask(room, { type: 'action.edit', action, ...words, owner: '商店会' });
	expect(screen.board.actions).toMatchObject([{ owner: '商店会', status: 'done', remark: 'おわった' }]);
	const { history } = meeting.log.shelf(meeting.board.meeting).actions.get(action)!;
	expect(history.at(-1)).toMatchObject({ status: 'done', remark: 'おわった' });
});
