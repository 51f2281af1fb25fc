import { expect, test } from 'vitest';
import { managesCity, managesCouncil, mayGive } from './administration-policy.ts';
import { roles, type Role } from './roles.ts';

const holder = (...held: [Role, string | null][]) => ({
	roles: held.map(([role, council]) => ({ role, council }))
});
const city = holder(['municipal_staff', null]);
const tier1 = holder(['tier1_coordinator', null]);
const coordinator = holder(['coordinator', 'here']);
const facilitator = holder(['facilitator', 'here']);

const whole = { council: null, area: null };
const here = { council: 'here', area: null };
const there = { council: 'there', area: null };
const area = { council: null, area: 'area' };

test('[C1] only 行政担当 of the whole 市町村 manages it', () => {
	expect(managesCity(city)).toBe(true);
	for (const each of [tier1, coordinator, facilitator, holder(['municipal_staff', 'here'])])
		expect(managesCity(each)).toBe(false);
});

test('[C2] 行政担当 and the own 推進員 change a council', () => {
	expect(managesCouncil(city, 'here')).toBe(true);
	expect(managesCouncil(coordinator, 'here')).toBe(true);
	expect(managesCouncil(coordinator, 'there')).toBe(false);
	for (const each of [tier1, facilitator]) expect(managesCouncil(each, 'here')).toBe(false);
});

test('[C3] 行政担当 gives every role, where it can hold', () => {
	for (const role of roles) {
		const municipal = role === 'municipal_staff' || role === 'tier1_coordinator';
		expect([role, mayGive(city, role, whole)]).toEqual([role, municipal]);
		for (const scope of [here, area]) expect([role, mayGive(city, role, scope)]).toEqual([role, !municipal]);
	}
});

test('[C3] 第1層 gives roles in councils and areas, a 推進員 the modest ones of the own council', () => {
	for (const role of ['coordinator', 'facilitator', 'viewer'] as const) {
		expect(mayGive(tier1, role, there)).toBe(true);
		expect(mayGive(tier1, role, area)).toBe(true);
		expect(mayGive(coordinator, role, here)).toBe(role !== 'coordinator');
		expect(mayGive(coordinator, role, there)).toBe(false);
		expect(mayGive(coordinator, role, area)).toBe(false);
		expect(mayGive(facilitator, role, here)).toBe(false);
	}
	for (const role of ['municipal_staff', 'tier1_coordinator'] as const)
		for (const each of [tier1, coordinator]) expect(mayGive(each, role, whole)).toBe(false);
});
