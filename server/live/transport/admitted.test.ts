import { expect, test } from 'vitest';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { Admitted } from './admitted.ts';

const meeting = 'a-meeting' as MeetingId;
const staffPage = { meeting, view: 'staff' } as const;
const wall = { meeting, view: 'screen' } as const;
const knock = (cookie: string) => ({ headers: { cookie } });
const municipality = 'a-city' as MunicipalityId;
const staff = {
	actor: { kind: 'account', id: 'ann', facilitates: true, coordinates: true },
	...{ municipality, edits: true, isGuest: false, cookie: 'session' }
} as never;
const onWall = (isGuest: boolean) =>
	({
		actor: { kind: 'screen', id: 'wall' as ParticipantId },
		...({ municipality, edits: false, isGuest, cookie: 'guest' } as const)
	}) as const;

test('only a cookie that was let in is known; a forged one, and one beside it, are not', () => {
	const admitted = new Admitted();
	expect(admitted.find(knock('yoriai-session=true'), staffPage)).toBeNull();
	admitted.judged(knock('yoriai-session=true; yoriai-guest=phone'), staffPage, staff);
	expect(admitted.find(knock('yoriai-session=true'), staffPage)).not.toBeNull();
	for (const forged of ['yoriai-session=made-up', 'yoriai-key=true', 'yoriai-guest=phone', ''])
		expect(admitted.find(knock(forged), staffPage)).toBeNull();
});

test('a projector is known, a phone that looks at the wall is not, and no phone’s page is', () => {
	const admitted = new Admitted();
	admitted.judged(knock('yoriai-guest=phone'), wall, onWall(true));
	expect(admitted.find(knock('yoriai-guest=phone'), wall)).toBeNull();
	admitted.judged(knock('yoriai-guest=wall'), wall, onWall(false));
	expect(admitted.find(knock('yoriai-guest=wall'), wall)).not.toBeNull();
	expect(admitted.find(knock('yoriai-guest=wall'), { meeting, view: 'phone' })).toBeNull();
	expect(admitted.find(knock('yoriai-guest=wall'), { ...wall, meeting: 'another' as MeetingId })).toBeNull();
});

test('who was signed out is not known any more, and nobody is after half a day', () => {
	let now = 0;
	const admitted = new Admitted(() => now);
	const laptop = knock('yoriai-session=true');
	admitted.judged(laptop, staffPage, staff);
	admitted.judged(laptop, staffPage, null);
	expect(admitted.find(laptop, staffPage)).toBeNull();
	admitted.judged(laptop, staffPage, staff);
	now += 12 * 3_600_000;
	expect(admitted.find(laptop, staffPage)).toBeNull();
});

test('so many are kept in mind and no more: the one that came longest ago is forgotten', () => {
	const admitted = new Admitted();
	const laptop = (i: number) => knock(`yoriai-session=laptop-${i}`);
	for (let i = 0; i < 5_001; i += 1) admitted.judged(laptop(i), staffPage, staff);
	expect(admitted.find(laptop(0), staffPage)).toBeNull();
	expect(admitted.find(laptop(1), staffPage)).not.toBeNull();
});
