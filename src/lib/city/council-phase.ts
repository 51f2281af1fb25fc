/** C22: 準備会 → 正式 → 終了. Each step has its day, and can be taken back. */
export const councilPhases = ['preparing', 'active', 'closed'] as const;
export type CouncilPhase = (typeof councilPhases)[number];

export interface PhaseDays {
	readonly phase: CouncilPhase;
	readonly preparingFrom: string | null;
	readonly activeFrom: string | null;
	readonly closedOn: string | null;
}

/** `undo` takes the last step back. */
export const phaseSteps = ['prepare', 'begin', 'close', 'undo'] as const;
export type PhaseStep = (typeof phaseSteps)[number];

/** What is offered, the usual step first. */
export function stepsOf({ phase, activeFrom }: PhaseDays): readonly PhaseStep[] {
	if (phase === 'preparing') return ['begin', 'close'];
	if (phase === 'closed') return ['undo'];
	return activeFrom === null ? ['close', 'prepare'] : ['close', 'undo'];
}

export type PhaseProblem = 'not_now' | 'in_future' | 'too_early';

export function stepped(
	now: PhaseDays,
	{ step, on, today }: { readonly step: PhaseStep; readonly on: string; readonly today: string }
): PhaseDays | PhaseProblem {
	if (!stepsOf(now).includes(step)) return 'not_now';
	if (step === 'undo') return takenBack(now);
	if (on > today) return 'in_future';
	if (on < (now.activeFrom ?? now.preparingFrom ?? '')) return 'too_early';
	if (step === 'prepare') return { ...now, phase: 'preparing', preparingFrom: on };
	if (step === 'begin') return { ...now, phase: 'active', activeFrom: on };
	return { ...now, phase: 'closed', closedOn: on };
}

function takenBack(now: PhaseDays): PhaseDays {
	if (now.phase !== 'closed') return { ...now, phase: 'preparing', activeFrom: null };
	const wasPreparing = now.preparingFrom !== null && now.activeFrom === null;
	return { ...now, phase: wasPreparing ? 'preparing' : 'active', closedOn: null };
}
