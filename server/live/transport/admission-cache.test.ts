import { expect, test } from 'vitest';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { AdmissionCache } from './admission-cache.ts';

const meeting = 'a-meeting' as MeetingId;
const staffPage = { meeting, view: 'staff' } as const;
const wall = { meeting, view: 'screen' } as const;
const request = (cookie: string) => ({ headers: { cookie } });
const municipality = 'a-city' as MunicipalityId;
const staff = {
	actor: { kind: 'account', id: 'ann', facilitates: true, coordinates: true },
	municipality,
	edits: true,
	isGuest: false,
	cookie: 'session'
} as never;
const onWall = (isGuest: boolean) =>
	({
		actor: { kind: 'screen', id: 'wall' as ParticipantId },
		...({ municipality, edits: false, isGuest, cookie: 'guest' } as const)
	}) as const;

test('only a cookie that was let in is known; a forged one, and one beside it, are not', () => {
	const admissions = new AdmissionCache();
	expect(admissions.find(request('yoriai-session=true'), staffPage)).toBeNull();
	admissions.judged(request('yoriai-session=true; yoriai-guest=phone'), staffPage, staff);
	expect(admissions.find(request('yoriai-session=true'), staffPage)).not.toBeNull();
	for (const forged of ['yoriai-session=made-up', 'yoriai-key=true', 'yoriai-guest=phone', ''])
		expect(admissions.find(request(forged), staffPage)).toBeNull();
});

test('a projector is known, a phone that looks at the wall is not, and no phone’s page is', () => {
	const admissions = new AdmissionCache();
	admissions.judged(request('yoriai-guest=phone'), wall, onWall(true));
	expect(admissions.find(request('yoriai-guest=phone'), wall)).toBeNull();
	admissions.judged(request('yoriai-guest=wall'), wall, onWall(false));
	expect(admissions.find(request('yoriai-guest=wall'), wall)).not.toBeNull();
	expect(admissions.find(request('yoriai-guest=wall'), { meeting, view: 'phone' })).toBeNull();
	expect(
		admissions.find(request('yoriai-guest=wall'), { ...wall, meeting: 'another' as MeetingId })
	).toBeNull();
});

test('who was signed out is not known any more, and nobody is after half a day', () => {
	let now = 0;
	const admissions = new AdmissionCache(() => now);
	const laptop = request('yoriai-session=true');
	admissions.judged(laptop, staffPage, staff);
	admissions.judged(laptop, staffPage, null);
	expect(admissions.find(laptop, staffPage)).toBeNull();
	admissions.judged(laptop, staffPage, staff);
	now += 12 * 3_600_000;
	expect(admissions.find(laptop, staffPage)).toBeNull();
});

test('so many are kept in mind and no more: the one that came longest ago is forgotten', () => {
	const admissions = new AdmissionCache();
	const laptop = (i: number) => request(`yoriai-session=laptop-${i}`);
	for (let i = 0; i < 5_001; i += 1) admissions.judged(laptop(i), staffPage, staff);
	expect(admissions.find(laptop(0), staffPage)).toBeNull();
	expect(admissions.find(laptop(1), staffPage)).not.toBeNull();
});
