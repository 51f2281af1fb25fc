import type { Ask } from '#lib/board/policy/commands.ts';
import type { Board } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

/**
 * The sample やること of a rehearsal (練習), at 決める and once: whoever decides one sees it in the list
 * beside this one, and who only walks through has one to look at afterwards.
 */
export function nextDecision(
	{ phase, agenda, position, actions }: Pick<Board, 'phase' | 'agenda' | 'position' | 'actions'>,
	decided: boolean
): Ask | null {
	if (decided || phase !== 'open' || agenda[position]?.step !== 'decide') return null;
	if (actions.some(({ from }) => from === 'this_meeting')) return null;
	return {
		type: 'action.decide',
		result: 'do',
		what: m.rehearsal_action_what(),
		firstStep: m.rehearsal_action_first(),
		owner: m.rehearsal_action_owner(),
		helpers: '',
		due: { kind: 'next_meeting' },
		combination: null
	};
}
