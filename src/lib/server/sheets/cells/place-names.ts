/** Where a role holds: a council or an area. A cell names them together. */
import type { AreaId, CouncilId } from '../../db/ids.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Read } from './cells.ts';
import type { NameIndex } from './name-index.ts';
import { joinWords, splitWords } from './word-lists.ts';

export type PlaceOfRole =
	{ readonly council: CouncilId; readonly area: null } | { readonly council: null; readonly area: AreaId };

export interface PlaceNames {
	readonly councils: NameIndex;
	readonly areas: NameIndex;
}

/** Tells an area and a council of the same name apart. */
const marked = /^(地区|協議体)\s*[:：]\s*/;

export function readPlaces(cell: string, names: PlaceNames): Read<PlaceOfRole[]> {
	const places: PlaceOfRole[] = [];
	for (const word of placeWords(cell, names)) {
		const found = findPlace(word, names);
		if (found === 'none') return { problem: m.sheets_wrong_unknown_place({ name: word.slice(0, 60) }) };
		if (found === 'several') return { problem: m.sheets_wrong_ambiguous_place({ name: word.slice(0, 60) }) };
		if (!places.some(({ council, area }) => council === found.council && area === found.area))
			places.push(found);
	}
	return { value: places };
}

/** A name may hold a comma itself. */
const placeWords = (cell: string, names: PlaceNames) =>
	cell !== '' && typeof findPlace(cell, names) === 'object' ? [cell] : splitWords(cell);

function findPlace(words: string, { councils, areas }: PlaceNames): PlaceOfRole | 'none' | 'several' {
	const kind = marked.exec(words)?.[1];
	const name = words.replace(marked, '');
	const council = kind === '地区' ? 'none' : councils.find(name);
	const area = kind === '協議体' ? 'none' : areas.find(name);
	if (council === 'several' || area === 'several') return 'several';
	if (council === 'none') return area === 'none' ? 'none' : { council: null, area: area.id as AreaId };
	return area === 'none' ? { council: council.id as CouncilId, area: null } : 'several';
}

export const writePlaces = (places: readonly PlaceOfRole[], names: PlaceNames): string =>
	joinWords(places.map((place) => placeWord(place, names)).toSorted());

function placeWord({ council, area }: PlaceOfRole, names: PlaceNames): string {
	const words = council ? names.councils.wordsFor(council) : names.areas.wordsFor(area ?? '');
	if (findPlace(words, names) !== 'several') return words;
	return `${council ? '協議体' : '地区'}：${words}`;
}
