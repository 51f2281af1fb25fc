import { sheetOf, type Sheet } from './sheet.ts';
import type { SheetName } from './sheet-names.ts';
import { areaSheet } from './write-areas.ts';
import { councilSheet } from './write-councils.ts';
import { memberSheet } from './write-members.ts';
import { organizationSheet } from './write-organizations.ts';
import { peopleSheet } from './write-people.ts';

export const sheets: Readonly<Record<SheetName, Sheet>> = {
	areas: sheetOf(areaSheet),
	organizations: sheetOf(organizationSheet),
	councils: sheetOf(councilSheet),
	members: sheetOf(memberSheet),
	people: sheetOf(peopleSheet)
};
