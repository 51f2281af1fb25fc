import { expect, test } from 'vitest';
import type { PrivateNote } from '#lib/board/private-views.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { Client } from '../../support/room-client.ts';
import { post } from '../../support/meeting.ts';
import { people, posted } from '../people.ts';

test('[P7] a stopped phone posts and rewrites no more and is told so; others do not notice, and nobody learns whose it is', async () => {
	const all = await people();
	const { room, ann, ben, staff } = all;
	const note = await posted(all, ann, '坂が つらい');
	const answer = await staff.ask(room, { type: 'author.stop', note });
	expect(answer).toMatchObject({ ok: true, result: {} });
	expect(ann.private).toMatchObject({ stopped: true });
	expect(staff.private).toMatchObject({ stopped: true });
	expect(await ann.ask(room, post('まだ 書く'))).toMatchObject({ refusal: 'device_stopped' });
	const other = { type: 'note.edit', note, text: 'ほかの ことば' } as const;
	expect(await ann.ask(room, other)).toMatchObject({ refusal: 'device_stopped' });
	expect(await ben.ask(room, post('わたしも 書く'))).toMatchObject({ ok: true });
	expect(await ann.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
	await staff.ask(room, { type: 'authors.allow' });
	expect(await ann.ask(room, post('また 書ける'))).toMatchObject({ ok: true });
	expect(staff.received.some((bytes) => Buffer.from(bytes).includes('"ann"'))).toBe(false);
});

test('[N3][P7] of a board that 35 phones have filled one press clears a stopped phone’s notes, and they come back', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff } = all;
	const flood: Client[] = [];
	for (let i = 0; i < 35; i += 1) flood.push(await meeting.phone(room, `flood-${i}`));
	for (let i = 0; i < 60; i += 1) {
		meeting.clock += 1_000;
		for (const phone of flood) phone.send(post(`いたずら ${i}`));
		await room.settle();
	}
	const taken = flood.flatMap(({ answers }) => [...answers.values()]).filter(({ ok }) => ok);
	expect(taken).toHaveLength(1_900);
	expect(await ben.ask(room, post('ほんとうの 困りごと'))).toMatchObject({ refusal: 'board_full' });
	expect(await staff.ask(room, { ...post('代わりに 書いた'), as: 'staff' } as Ask)).toMatchObject({
		ok: true
	});

	const [{ id: note }] = flood[0]!.privateNotes as [PrivateNote];
	expect(await staff.ask(room, { type: 'author.stop', note, clear: true })).toMatchObject({
		ok: true,
		result: { trashed: 55 }
	});
	expect(staff.private.notes.filter(({ state }) => state === 'trashed')).toHaveLength(55);
	expect(staff.board.tallies.waiting.komatta).toBe(1_846);
	for (let i = 0; i < 54; i += 1) {
		meeting.clock += 1_000;
		expect(await ben.ask(room, post(`困りごと ${i}`))).toMatchObject({ ok: true });
	}
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'board_full' });
	// The press can be undone note by note.
	const [first] = staff.private.notes.filter(({ state }) => state === 'trashed');
	await staff.ask(room, { type: 'note.restore', note: first!.id, seen: first!.text });
	expect(staff.private.notes.find(({ id }) => id === first!.id)?.state).toBe('waiting');
	expect(staff.board.tallies.waiting.komatta).toBe(1_901);
	expect(staff.board.notes).toEqual([]);
});

test('[P7] of nineteen notes one press clears none; of twenty it clears also those in あずかり, and none that was shown', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff } = all;
	const write = async (text: string) => {
		meeting.clock += 1_000;
		return posted(all, ann, text);
	};
	const shown = await write('もう 見せた 紙');
	const others = await posted(all, ben, 'ほかの 人の 紙');
	await staff.ask(room, { type: 'notes.show' });
	const waiting = [await write('いたずら')];
	const heldNote = await write('田中さんの いたずら');
	while (waiting.length < 18) waiting.push(await write(`いたずら ${waiting.length}`));
	const clear = { type: 'author.stop', note: heldNote, clear: true } as const;
	expect(await staff.ask(room, clear)).toMatchObject({ ok: true, result: { trashed: 0 } });
	expect(staff.private.notes.filter(({ state }) => state === 'trashed')).toEqual([]);
	expect(ann.private.stopped).toBe(true);

	await staff.ask(room, { type: 'authors.allow' });
	waiting.push(await write('二十枚目'));
	expect(await staff.ask(room, clear)).toMatchObject({ ok: true, result: { trashed: 20 } });
	expect(staff.board.notes.map(({ id }) => id).sort()).toEqual([shown, others].sort());
	expect(staff.board.tallies.waiting.komatta).toBe(0);
	await staff.ask(room, { type: 'note.restore', note: heldNote, seen: '田中さんの いたずら' });
	expect(staff.private.notes.find(({ id }) => id === heldNote)).toMatchObject({
		state: 'held',
		heldBy: 'rules'
	});
});
