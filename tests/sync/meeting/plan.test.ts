import { expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import { Meeting } from '../../support/meeting.ts';
import { people, shelf } from '../people.ts';

test('[P6] before the door opens staff plan and write ahead; phones see it hidden, and the shorter 次第 keeps its place', async () => {
	const meeting = await Meeting.begin({ open: false });
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const line = { step: 'write', title: '書く', minutes: 10, kind: null } as const;
	const plan = {
		type: 'meeting.plan' as const,
		theme: '買い物の 行き帰り',
		rules: '人の 名前は 書きません。',
		confidentiality: 'closed' as const,
		reveal: 'at_once' as const,
		stickers: 5,
		agenda: [line, line]
	} satisfies Ask;
	expect(await phone.ask(room, plan)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, { ...plan, agenda: [{ ...line, title: ' ' }] })).toMatchObject({
		refusal: 'text_empty'
	});
	await staff.ask(room, plan);
	await staff.ask(room, { type: 'note.post', kind: 'komatta', text: 'サロンで 聞いた声', as: 'between' });
	expect(phone.board).toMatchObject({ stickers: 5, reveal: 'at_once', theme: '買い物の 行き帰り' });
	expect(phone.board.agenda).toHaveLength(2);
	expect(phone.sawText('サロン')).toBe(false);
	expect(shelf({ meeting }).meeting).toMatchObject({ stickers: 5, confidentiality: 'closed' });
	await staff.ask(room, { type: 'door.set', open: true });
	await staff.ask(room, { type: 'step.go', position: 1 });
	await staff.ask(room, { ...plan, agenda: [line] });
	expect(phone.board.position).toBe(0);
});

test('[P6] a line put in before いま leaves いま where it is', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	await staff.ask(room, { type: 'step.go', position: 2 });
	const { theme, rules, confidentiality, reveal, stickers, agenda, position } = screen.board;
	const now = agenda[position];
	const first = { step: 'report', title: 'あいさつ', minutes: 3, kind: null } as const;
	await staff.ask(room, {
		type: 'meeting.plan',
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		agenda: [first, ...agenda]
	});
	expect(screen.board.agenda[screen.board.position]).toEqual(now);
	expect(screen.board.position).toBe(3);
});
