/** 役割, as they are stored: their codes never change. */
export const roles = [
	'municipal_staff',
	'tier1_coordinator',
	'coordinator',
	'facilitator',
	'viewer'
] as const;
export type Role = (typeof roles)[number];

/** Roles in the whole 市町村. The others hold in councils or areas. */
export const municipalRoles: readonly Role[] = ['municipal_staff', 'tier1_coordinator'];

/** A role in one council, or, if `council` is null, in the whole 市町村. */
export interface HeldRole {
	readonly role: Role;
	readonly council: string | null;
}

/** Where a role is given. Both are null for the whole 市町村; never are both set. */
export interface RoleScope {
	readonly council: string | null;
	readonly area: string | null;
}
