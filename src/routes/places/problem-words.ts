import { m } from '#lib/messages/compiled/messages.js';
import type { PlaceProblem } from '#lib/server/places/place-rows.ts';

/** At the field that has to be chosen again. */
export const problemWords = (problem: PlaceProblem): Readonly<Record<string, string>> =>
	problem === 'area_gone'
		? { areas: m.places_area_gone() }
		: { organization: m.places_organization_unknown() };
