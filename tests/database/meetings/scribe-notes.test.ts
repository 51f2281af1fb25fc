/** What a 代筆のかぎ wrote down is found by the receipts alone: no row of a note leads to a key. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { NoteId, ScribeKeyId } from '#lib/board/model.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId, post } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';
import type { Client } from '../../support/room-client.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const proxy = (text: string): Ask => ({ ...post(text), as: 'proxy' }) as Ask;
const textsOf = ({ privateNotes }: Client) => privateNotes.map(({ text }) => text).toSorted();

test('[P15][P8] notes of a 代筆のかぎ are its own until they are shown, for every process, and nobody’s after まとめ完了', async () => {
	const meeting = await PostgresMeeting.begin(database.db);
	const room = meeting.room();
	const key = randomUUID() as ScribeKeyId;
	const [one, two] = [await meeting.scribe(room, key), await meeting.scribe(room)];
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const wrote = async (who: Client, ask: Ask, id = commandId()) => {
		const answer = await who.ask(room, ask, id);
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.result.note as NoteId;
	};
	await wrote(phone, post('スマホの 紙'));
	await wrote(staff, proxy('進行役の 代筆'));
	const id = commandId();
	const theirs = await wrote(two, proxy('となりの 机'), id);
	const held = await wrote(one, proxy('山本さんの 畑'));
	const note = await wrote(one, proxy('坂が つらい'), id);
	expect(textsOf(one)).toEqual(['坂が つらい', '山本さんの 畑']);
	expect(textsOf(two)).toEqual(['となりの 机']);

	const elsewhere = meeting.room();
	const again = await meeting.scribe(elsewhere, key);
	expect(textsOf(again)).toEqual(textsOf(one));
	const turn = { type: 'note.turn', note, kind: 'mottainai' } as const;
	expect(await again.ask(elsewhere, turn)).toMatchObject({ ok: true });
	expect(again.privateNotes.find((each) => each.id === note)).toMatchObject({ kind: 'mottainai' });
	expect(await again.ask(elsewhere, { ...turn, note: theirs })).toMatchObject({
		refusal: 'not_your_note'
	});
	expect(await again.ask(elsewhere, { type: 'note.withdraw', note: held })).toMatchObject({ ok: true });
	expect(textsOf(again)).toEqual(['坂が つらい']);

	const { sql } = database;
	await sql`insert into note (id, meeting_id, municipality_id, kind, text, source, state, posted_by, seq)
		select 'many-' || i, meeting_id, municipality_id, kind, text, source, state, 'many-' || i, seq
		from note, generate_series(1, 299) i where id = ${note}`;
	await sql`insert into command_receipt (meeting_id, actor, command_id, municipality_id, fingerprint, answer)
		select meeting_id, ${key}, id, municipality_id, '',
			jsonb_build_object('seq', 1, 'result', jsonb_build_object('note', id))
		from note where id like 'many-%'`;
	expect(await again.ask(elsewhere, proxy('300枚の あと'))).toMatchObject({ refusal: 'board_full' });
	expect(await two.ask(room, proxy('もう 1枚'))).toMatchObject({ ok: true });
	await sql`delete from note where id = 'many-1'`;
	expect(await again.ask(elsewhere, proxy('300枚目'))).toMatchObject({ ok: true });

	const traces = async () => {
		const rows = await database.sql<{ name: string; row: string }[]>`
			select 'note' as name, t::text as row from note t
			union all select 'receipt', t::text from command_receipt t`;
		return new Set(rows.filter(({ row }) => row.includes(key)).map(({ name }) => name));
	};
	expect(await traces()).toEqual(new Set(['receipt']));
	for (const type of ['notes.show', 'meeting.close', 'meeting.finish'] as const)
		expect(await staff.ask(room, { type }), type).toMatchObject({ ok: true });
	expect(await traces()).toEqual(new Set());
	expect((await meeting.scribe(elsewhere, key)).privateNotes).toEqual([]);
});
