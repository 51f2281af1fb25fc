import { expect, test } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { commandId, Meeting, post } from '../../support/meeting.ts';

test('[S1] a command that comes again is done once and answered as before, even after 閉会', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const id = commandId();
	const first = await phone.ask(room, post('一度だけ'), id);
	phone.drop();
	phone.connect(room);
	expect(await phone.ask(room, post('一度だけ'), id)).toEqual(first);
	await staff.ask(room, { type: 'meeting.close' });
	expect(await phone.ask(room, post('一度だけ'), id)).toEqual(first);
	expect(phone.board.tallies.waiting.komatta).toBe(1);
});

test('[S2] the same id with other content is refused', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	const id = commandId();
	await phone.ask(room, post('はじめの ことば'), id);
	expect(await phone.ask(room, post('べつの ことば'), id)).toMatchObject({ ok: false, refusal: 'id_reused' });
});

test('[S3][S4] a batch that fails is told to nobody, and the resend is done once', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, screen] = [await meeting.phone(room), await meeting.screen(room)];
	const staff = await meeting.facilitator(room);
	meeting.log.failNext = new Error('disk full');
	const id = commandId();

	expect(await phone.ask(room, post('届かない はず'), id)).toMatchObject({ ok: false, refusal: 'try_again' });
	expect(screen.sawText('届かない はず')).toBe(false);
	expect(staff.closedWith).toBe(closeCodes.tryAgain);

	expect(await phone.ask(room, post('届かない はず'), id)).toMatchObject({ ok: true });
	await room.releaseWaiting();
	expect(screen.board.notes).toHaveLength(1);
});

test('[S4] an edit in a failed batch comes back with the handshake of the next socket', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	meeting.log.failNext = new Error('disk full');
	makeGroup(staff.doc, 'g1' as GroupId, [], '畑');
	await room.settle();
	expect(staff.closedWith).toBe(closeCodes.tryAgain);

	staff.connect(room);
	await room.settle();
	expect(staff.stored).toBeGreaterThan(0);
	expect((await meeting.facilitator(room)).board.groups).toMatchObject([{ title: '畑' }]);
});

test('[S8] a refused command does not stop the ones behind it', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	const ids = [
		phone.send(post('一')),
		phone.send(post('   ')),
		phone.send({ type: 'notes.show' }),
		phone.send(post('二'))
	];
	await room.settle();
	expect(ids.map((id) => phone.answers.get(id))).toMatchObject([
		{ ok: true },
		{ refusal: 'text_empty' },
		{ refusal: 'facilitator_only' },
		{ ok: true }
	]);
});
