import { expect, test } from 'vitest';
import type { AccountId } from '#lib/board/model.ts';
import type { Role } from '#lib/city/roles.ts';
import type { CouncilId } from '../db/ids.ts';
import { mayHelp, seesPeopleOf } from './council-people.ts';

const [here, there] = ['here', 'there'] as CouncilId[] as [CouncilId, CouncilId];
let count = 0;
const somebody = (...roles: [Role, CouncilId | null][]) => ({
	id: `p${(count += 1)}` as AccountId,
	roles: roles.map(([role, council]) => ({ role, council }))
});

const city = somebody(['municipal_staff', null]);
const tier1 = somebody(['tier1_coordinator', null]);
const coordinator = somebody(['coordinator', here]);
const facilitator = somebody(['facilitator', here]);

test('the city, 第1層 and the council’s own 推進員 see who belongs to it; others do not', () => {
	for (const each of [city, tier1, coordinator]) expect(seesPeopleOf(each, here)).toBe(true);
	for (const each of [facilitator, somebody(['coordinator', there]), somebody()])
		expect(seesPeopleOf(each, here)).toBe(false);
});

test('a 推進員 helps 進行役 and viewers of the own council back in', () => {
	expect(mayHelp(coordinator, facilitator)).toBe(true);
	expect(mayHelp(coordinator, somebody(['viewer', here]))).toBe(true);
	expect(
		mayHelp(somebody(['coordinator', here], ['coordinator', there]), somebody(['facilitator', there]))
	).toBe(true);
});

test('nobody gets into an account that may do more than they look after themselves', () => {
	expect(mayHelp(coordinator, somebody(['coordinator', here]))).toBe(false);
	expect(mayHelp(coordinator, somebody(['facilitator', here], ['facilitator', there]))).toBe(false);
	expect(mayHelp(coordinator, somebody(['facilitator', here], ['municipal_staff', null]))).toBe(false);
	expect(mayHelp(tier1, somebody(['coordinator', here], ['tier1_coordinator', null]))).toBe(false);
	expect(mayHelp(facilitator, somebody(['viewer', here]))).toBe(false);
	expect(mayHelp(tier1, coordinator)).toBe(true);
	expect(mayHelp(city, somebody(['coordinator', here], ['tier1_coordinator', null]))).toBe(true);
	expect(mayHelp(city, city)).toBe(false);
});
