import { m } from '#lib/messages/compiled/messages.js';

/** In the order in which a city fills them in: each names things of those before it. */
export const sheetNames = ['areas', 'organizations', 'councils', 'members', 'people'] as const;
export type SheetName = (typeof sheetNames)[number];

export const sheetWords: Readonly<Record<SheetName, () => string>> = {
	areas: m.sheets_areas,
	organizations: m.sheets_organizations,
	councils: m.sheets_councils,
	members: m.sheets_members,
	people: m.sheets_people
};

export const asSheetName = (text: unknown): SheetName | null =>
	sheetNames.find((name) => name === text) ?? null;
