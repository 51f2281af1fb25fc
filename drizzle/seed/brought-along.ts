import type { PastAction } from './past-meetings/past-meeting.ts';

/** This 前からの やること is older than the first board of its council. */
export const broughtAlong: PastAction & { readonly area: string; readonly daysAgo: number } = {
	area: '潮見台',
	daysAgo: 120,
	what: '海べの そうじの あと、お茶の時間を つくる',
	firstStep: '湯わかしを だれが 持つか 聞く',
	owner: '潮見台 自治会',
	due: { kind: 'undecided' },
	combination: null,
	later: [{ days: 60, status: 'in_progress', remark: '湯わかしは 公民館で 借りられる' }]
};
