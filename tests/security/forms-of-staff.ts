type Phase = 'draft' | 'open' | 'wrapup' | 'closed';
/**
 * The status that 進行役 and 推進員 get for each form of a meeting, written by hand from the rules. `no`
 * means that no row may change.
 */
export const formsOfStaff: Readonly<Record<string, Readonly<Record<Phase, number | 'no'>>>> = {
	'/meetings/[meeting]?/keep': { draft: 200, open: 200, wrapup: 200, closed: 200 }, // C26
	'/meetings/[meeting]/attendance?/seat': { draft: 'no', open: 'no', wrapup: 'no', closed: 'no' }, // C27: no 名簿
	'/meetings/[meeting]/ahead?/post': { draft: 200, open: 200, wrapup: 'no', closed: 'no' }, // P1, P2
	'/meetings/[meeting]/ahead/import?/read': { draft: 400, open: 400, wrapup: 'no', closed: 'no' }, // no file
	'/meetings/[meeting]/ahead/import?/post': { draft: 200, open: 200, wrapup: 'no', closed: 'no' }, // P1, P2
	'/meetings/[meeting]/plan': { draft: 303, open: 303, wrapup: 'no', closed: 'no' }, // P1, P2
	'/meetings/[meeting]/key?/make': { draft: 200, open: 200, wrapup: 200, closed: 200 },
	'/meetings/[meeting]/key?/makeScribe': { draft: 200, open: 200, wrapup: 200, closed: 200 },
	'/meetings/[meeting]/minutes': { draft: 'no', open: 200, wrapup: 200, closed: 200 }, // M2
	'/meetings/[meeting]/cancel?/cancel': { draft: 303, open: 'no', wrapup: 'no', closed: 'no' }, // P13
	'/meetings/[meeting]/cancel?/resume': { draft: 303, open: 'no', wrapup: 'no', closed: 'no' },
	'/meetings/[meeting]/rehearsal?/begin': { draft: 303, open: 'no', wrapup: 'no', closed: 'no' },
	'/meetings/[meeting]/rehearsal?/end': { draft: 303, open: 'no', wrapup: 'no', closed: 'no' },
	'/actions/[action]?/record': { draft: 303, open: 303, wrapup: 303, closed: 303 }
};
