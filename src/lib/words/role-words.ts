import type { Role } from '#lib/city/roles.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const roleWords: Readonly<Record<Role, () => string>> = {
	municipal_staff: m.prepare_role_municipal_staff,
	tier1_coordinator: m.prepare_role_tier1_coordinator,
	coordinator: m.prepare_role_coordinator,
	facilitator: m.prepare_role_facilitator,
	viewer: m.prepare_role_viewer
};
