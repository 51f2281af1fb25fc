import { layersIn, namesIn, type TypedLayer } from '#lib/city/typed-areas.ts';
import type { AreaKind } from '#lib/city/area-kinds.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** Ready structures. The first is the default: half of all 市町村 have one area. */
export const structures = ['whole', 'schools', 'layers'] as const;
export type StructureName = (typeof structures)[number];

export const structureWords: Readonly<
	Record<StructureName, { readonly word: () => string; readonly more: () => string }>
> = {
	whole: { word: m.areas_whole, more: m.areas_whole_more },
	schools: { word: m.areas_schools, more: m.areas_schools_more },
	layers: { word: m.areas_layers, more: m.areas_layers_more }
};

export const readStructure = (text: string | null): StructureName =>
	structures.find((each) => each === text) ?? 'whole';

export const schoolKinds = ['elementary_district', 'junior_high_district'] as const;

/** What was typed, as layers: schools have one only. */
export function typedLayers(structure: StructureName, typed: string): TypedLayer[] {
	return structure === 'layers' ? layersIn(typed) : namesIn(typed).map((name) => ({ name, inner: [] }));
}

export function kindsOf(structure: StructureName, school: string): { outer: AreaKind; inner: AreaKind } {
	if (structure === 'layers') return { outer: 'daily_living_area', inner: 'community_area' };
	const kind = schoolKinds.find((each) => each === school) ?? schoolKinds[0];
	const outer = structure === 'whole' ? 'municipality' : kind;
	return { outer, inner: outer };
}
