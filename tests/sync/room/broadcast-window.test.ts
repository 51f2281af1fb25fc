/** Changes by guests go out once in 100 ms; those by staff, and erasing, at once. */
import { expect, test } from 'vitest';
import { boardRules } from '../../../server/live/edits/edit-rules.ts';
import { Room } from '../../../server/live/room/room.ts';
import { Meeting, post, quiet } from '../../support/meeting.ts';
import { turn } from '../../support/until.ts';

/** The broadcast windows stay open until the test closes them. */
async function aRoomWithOpenWindow() {
	const meeting = await Meeting.begin();
	const windows: (() => void)[] = [];
	const room = new Room({
		board: meeting.board,
		log: meeting.log,
		logger: quiet,
		rules: boardRules,
		effects: {
			now: () => new Date(meeting.clock),
			newId: () => crypto.randomUUID(),
			shuffle: (all) => [...all]
		},
		now: () => meeting.clock,
		monotonic: meeting.monotonic,
		pause: (ms) => (ms >= 100 ? new Promise((resolve) => windows.push(resolve)) : Promise.resolve()),
		committed: () => undefined
	});
	const [staff, phone, screen] = [
		await meeting.facilitator(room),
		await meeting.phone(room),
		await meeting.screen(room)
	];
	const closeWindows = async () => {
		while (windows.length > 0) {
			for (const end of windows.splice(0)) end();
			await turn();
		}
	};
	return { meeting, room, staff, phone, screen, closeWindows };
}

const waiting = ({ board }: { board: { tallies: { waiting: { komatta: number } } } }) =>
	board.tallies.waiting.komatta;

test('the first is told at once, what follows within the window in one piece', async () => {
	const { phone, screen, closeWindows } = await aRoomWithOpenWindow();
	phone.send(post('一'));
	await turn();
	expect(waiting(screen)).toBe(1);
	screen.received.length = 0;
	for (const text of ['二', '三']) {
		phone.send(post(text));
		await turn();
	}
	expect([phone.answers.size, waiting(screen), screen.received.length]).toEqual([3, 1, 0]); // The screen waits for the window.
	expect(waiting(phone)).toBe(3); // A count that jumped back would look like a fault.
	await closeWindows();
	expect([waiting(screen), screen.received.length]).toEqual([3, 1]);
});

test('what staff do is told at once, after what is held', async () => {
	const { phone, staff, screen } = await aRoomWithOpenWindow();
	for (const text of ['一', '二']) {
		phone.send(post(text));
		await turn();
	}
	expect(waiting(screen)).toBe(1);
	staff.send({ type: 'notes.show' });
	await turn();
	expect([screen.board.notes.length, waiting(screen)]).toEqual([2, 0]);
});

test('who comes in meanwhile has all of it, and who did not read is sent what was held', async () => {
	const { meeting, room, phone, screen, closeWindows } = await aRoomWithOpenWindow();
	phone.send(post('一'));
	await turn();
	screen.stopReading();
	phone.send(post('二'));
	await turn();
	const late = meeting.screen(room);
	await turn();
	await closeWindows();
	screen.readOn();
	expect([waiting(await late), waiting(screen)]).toEqual([2, 2]);
});

test('[E1] what is erased is told at once', async () => {
	const { phone, staff, screen } = await aRoomWithOpenWindow();
	phone.send(post('雨戸が しまった まま'));
	await turn();
	staff.send({ type: 'notes.show' });
	await turn();
	phone.send(post('もう一つ'));
	await turn();
	phone.send({ type: 'note.withdraw', note: screen.board.notes[0]!.id });
	await turn();
	expect([screen.board.notes.length, waiting(screen)]).toEqual([0, 1]);
});

test('after a restore nothing that was held reaches the board that came back', async () => {
	const { meeting, room, phone, screen, closeWindows } = await aRoomWithOpenWindow();
	phone.send(post('一'));
	await turn();
	phone.send(post('二'));
	await turn();
	meeting.log.restore(meeting.board.meeting, { epoch: 'second', dropLast: 2 });
	phone.send(post('三'));
	await turn();
	expect(screen.closedWith).toBe(4409);
	const fresh = meeting.screen(room);
	await closeWindows();
	const { doc } = await fresh;
	expect([waiting(await fresh), doc.store.pendingStructs]).toEqual([0, null]);
});
