import { handoffFields } from '#lib/board/handoff.ts';
import { servesField } from '#lib/board/handoff-place.ts';
import { matchesWords } from '#lib/board/text/matches-words.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { scope } from '#lib/server/db/scope.ts';
import { placesIn, type PlaceLine } from '#lib/server/places/list-places.ts';
import { placeChoices } from '#lib/server/places/place-choices.ts';
import { servesArea } from '#lib/server/places/served-areas.ts';

const textsOf = ({ name, aliases, organization, phone, areas }: PlaceLine) => [
	...[name, ...aliases, organization, phone],
	...areas.map((area) => area.name)
];

/** The list as the address asks for it: 分野, 地区, words. */
export async function askedPlaces(db: Db, municipality: MunicipalityId, asked: URLSearchParams) {
	const { areas } = await placeChoices(db, municipality);
	const field = handoffFields.find((known) => known === asked.get('field')) ?? null;
	const area = areas.find(({ id }) => id === asked.get('area')) ?? null;
	const search = (asked.get('search') ?? '').trim().slice(0, 100);
	const { all, places } = await scope(db, municipality, async (tx) => {
		const all = await placesIn(tx);
		const serves = await servesArea(tx, area?.id ?? null);
		const places = all.filter(
			(place) =>
				serves(place) && (!field || servesField(place, field)) && matchesWords(textsOf(place), search)
		);
		return { all: all.length, places };
	});
	return { areas, field, area, search, all, places };
}
