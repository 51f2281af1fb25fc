import { emptyAction } from '#lib/board/empty.ts';
import { actionStatuses, type ActionId, type BoardAction, type Deciding } from '#lib/board/model.ts';
import { ride, tea } from './combinations.ts';
import { longestText, longTitle, unbroken } from './notes.ts';

const anAction = (order: number, what: string, more: Partial<BoardAction> = {}): BoardAction => ({
	...emptyAction,
	id: `action-${order}` as ActionId,
	what,
	order,
	...more
});

export const buying = anAction(1, '買い物の 車を、月に 一度 出してみる', {
	firstStep: '送迎車の 持ち主を たずねる',
	owner: '商店会と 三丁目町会',
	helpers: '民生委員',
	due: { kind: 'date', on: '2026-11-20' },
	combination: ride.id
});

export const keyToAsk = anAction(2, '土間の かぎの 借り方', {
	result: 'ask',
	firstStep: '集会所の 係',
	owner: '二丁目の サロン',
	due: { kind: 'next_meeting' },
	combination: tea.id
});
/** Nothing but what is to be done. */
export const undecided = anAction(3, 'スマホの 日の 相談を する');

export const decided: readonly BoardAction[] = [buying, keyToAsk, undecided];

export const bench = anAction(20, '空き店の 前に ベンチを 置く', {
	status: 'in_progress',
	from: 'earlier',
	owner: '商店会',
	remark: '持ち主から「どうぞ」と 返事',
	due: { kind: 'month', month: '2026-09' }
});

/** Promises of the meetings before, one in each state. */
export const earlier: readonly BoardAction[] = actionStatuses.map((status) => ({
	...bench,
	id: `earlier-${status}` as ActionId,
	status
}));

export const manyActions: readonly BoardAction[] = Array.from({ length: 14 }, (_, i) => ({
	...(i % 2 === 0 ? buying : keyToAsk),
	id: `many-${i}` as ActionId
}));

export const longestAction = anAction(1, longestText, {
	result: 'ask',
	status: 'in_progress',
	firstStep: longestText,
	owner: longTitle,
	helpers: unbroken,
	remark: longestText,
	due: { kind: 'date', on: '2027-12-31' },
	combination: ride.id
});
export const unbrokenAction = anAction(2, unbroken, {
	owner: unbroken,
	due: { kind: 'month', month: '2027-12' }
});

export const longestActions: readonly BoardAction[] = [longestAction, unbrokenAction];

export const ofEarlier = (actions: readonly BoardAction[]) =>
	actions.map((action): BoardAction => ({
		...action,
		id: `earlier-${action.id}` as ActionId,
		from: 'earlier'
	}));

/** The form of the laptop with half of its fields filled in. */
export const halfDecided: Deciding = { ...buying, firstStep: '', owner: '', helpers: '' };
