import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { StepTurn } from './step-turn.ts';

const agenda = agendaFrom('sasaeai_90');

/** Remotes of one meeting. What one of them asks for, the others see when the server has answered. */
function aMeeting(position = 3) {
	const board = { agenda, position };
	const asked: Ask[] = [];
	const meeting = { now: 0, online: true };
	const remotes: StepTurn[] = [];
	return {
		asked,
		board,
		meeting,
		aRemote: () => {
			const sender = {
				get online() {
					return meeting.online;
				},
				order: (ask: Ask) => {
					asked.push(ask);
					return Promise.resolve();
				}
			};
			const remote = new StepTurn(
				() => board,
				sender,
				() => meeting.now
			);
			remotes.push(remote);
			return remote;
		},
		answer: () => {
			const last = asked.at(-1);
			if (last?.type === 'step.go') board.position = last.position;
			for (const remote of remotes) remote.look();
		}
	};
}
const positions = (asked: readonly Ask[]) => asked.map((ask) => ask.type === 'step.go' && ask.position);

test('two 次へ in the same moment ask for the same step', () => {
	const { aRemote, asked } = aMeeting();
	const [one, other] = [aRemote(), aRemote()];
	one.turn(1);
	other.turn(1);
	expect(positions(asked)).toEqual([4, 4]);
});

test('a press just after another device has turned counts only once its step can have been seen', () => {
	const { aRemote, asked, answer, meeting, board } = aMeeting();
	const [one, other] = [aRemote(), aRemote()];
	one.turn(1);
	answer();
	meeting.now += 699;
	other.turn(1);
	one.turn(1);
	expect(positions(asked)).toEqual([4]);
	meeting.now += 1;
	other.turn(1);
	expect(positions(asked)).toEqual([4, 5]);
	expect(board.position).toBe(4);
});

test('a change that nobody told the remote of is seen when it is pressed', () => {
	const { aRemote, asked, board } = aMeeting();
	const remote = aRemote();
	board.position = 7;
	remote.turn(1);
	expect(asked).toEqual([]);
});

test('nothing leads before the first or past the last step, and nothing is asked without a connection', () => {
	const last = aMeeting(agenda.length - 1);
	last.aRemote().turn(1);
	const first = aMeeting(0);
	first.aRemote().turn(-1);
	const cut = aMeeting();
	cut.meeting.online = false;
	cut.aRemote().turn(1);
	expect([...last.asked, ...first.asked, ...cut.asked]).toEqual([]);
	expect(cut.aRemote().to(-1)).toBe(agenda[2]);
});
