import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import { kindAsked, writingAt } from './writing.ts';

const agenda = agendaFrom('sasaeai_90');
const at = (step: string) => agenda.findIndex((item) => item.step === step);

test('the phone asks for 困っている, then もったいない, and stays there when the notes are shown', () => {
	expect(agenda.map((_, position) => kindAsked(agenda, position)).slice(1, 6)).toEqual([
		'komatta',
		'komatta',
		'mottainai',
		'mottainai',
		'mottainai'
	]);
});

test('the field is open while people write, one press away from 見せる on, and not there at 受付 and after 閉会', () => {
	const board = { ...emptyBoard, phase: 'open', agenda } as const;
	const writing = (step: string) => writingAt({ ...board, position: at(step) });
	expect(['reception', 'review', 'write', 'show', 'group', 'choose', 'close'].map(writing)).toEqual([
		'none',
		'none',
		'asked',
		'folded',
		'folded',
		'folded',
		'folded'
	]);
	expect(writingAt({ ...board, phase: 'wrapup', position: at('write') })).toBe('none');
});
