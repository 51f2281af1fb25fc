import type { AreaFact } from '#lib/city/area-fact.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** By the value of the field. */
export const disasterWords = {
	'': () => m.areas_disaster_unknown(),
	yes: () => m.areas_disaster_yes(),
	no: () => m.areas_disaster_no()
} as const;

const disasterField = (there: boolean | null) => (there === null ? '' : there ? 'yes' : 'no');
const rate = (permille: number) => (permille / 10).toFixed(1);

/** What is unknown is left out. */
export const factWords = ({ population, agingPermille, disasterGroup }: AreaFact): string[] =>
	[
		population === null ? '' : m.areas_population_is({ count: population.toLocaleString('ja-JP') }),
		agingPermille === null ? '' : m.areas_aging_is({ rate: rate(agingPermille) }),
		disasterGroup === null
			? ''
			: m.areas_disaster_is({ there: disasterWords[disasterField(disasterGroup)]() })
	].filter(Boolean);

export const factFields = ({ on, population, agingPermille, disasterGroup }: AreaFact) => ({
	factDay: on,
	population: population === null ? '' : String(population),
	agingRate: agingPermille === null ? '' : rate(agingPermille),
	disaster: disasterField(disasterGroup)
});
