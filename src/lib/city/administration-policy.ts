/**
 * The C rules: who may change what between meetings. Pages ask, so as not to offer a "no"; use cases ask
 * again. Roles are those that hold now: a role in an area stands here once for each of its councils.
 */
import { municipalRoles, type HeldRole, type Role, type RoleScope } from './roles.ts';

interface Holder {
	readonly roles: readonly HeldRole[];
}

const has = ({ roles }: Holder, role: Role, council: string | null) =>
	roles.some((each) => each.role === role && each.council === council);

/** C1: 地区, 団体, 相談先, 人と 役割, 表 and 操作の記録 are the municipal staff's (行政担当). */
export const managesCity = (holder: Holder) => has(holder, 'municipal_staff', null);

/** C2: what a council is called and how it works is changed by 行政担当 and by its own 推進員. */
export const managesCouncil = (holder: Holder, council: string) =>
	managesCity(holder) || has(holder, 'coordinator', council);

/**
 * C3: nobody gives or takes a role that is wider than the own one. 第1層 gives those in councils and areas, a 推進員
 * those of 進行役 and viewers in the own council.
 */
export function mayGive(holder: Holder, role: Role, { council, area }: RoleScope): boolean {
	const isMunicipal = municipalRoles.includes(role);
	if (isMunicipal !== (council === null && area === null)) return false;
	if (managesCity(holder)) return true;
	if (isMunicipal) return false;
	if (has(holder, 'tier1_coordinator', null)) return true;
	const isModest = role === 'facilitator' || role === 'viewer';
	return isModest && council !== null && has(holder, 'coordinator', council);
}
