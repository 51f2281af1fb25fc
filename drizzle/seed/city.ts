/** Place and people are fictitious. */
import type { Tx } from '#lib/server/db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import type { Tier } from '#lib/server/councils/create-council.ts';
import { areaParents, areas } from '#lib/server/db/schema/area.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';

const cityName = '葉月市';

const livingAreas: readonly (readonly [string, readonly string[]])[] = [
	['北部', ['葉月台', '文月', '長月野']],
	['中央', ['本町', '駅前', '城下']],
	['東部', ['東雲台', '朝日野', '日の出']],
	['南部', ['南風台', '浜野原', '潮見台']],
	['西部', ['夕日が丘', '西原台', '竹の里']],
	['川辺', ['川辺', '中の洲', '橋のたもと']],
	['丘の手', ['丘の手', '松葉野', '梅の園']]
];

export const tier1 = '葉月市 支えあい推進会議';
/** Only these コミュニティエリア have a 第2層 council. */
const tier2 = ['葉月台', '本町', '潮見台', '川辺'];
export const councilOf = (area: string) => `${area} 支えあい会議`;

export type Councils = ReadonlyMap<string, CouncilId>;

export async function insertCity(tx: Tx, municipality: MunicipalityId): Promise<Councils> {
	await tx.insert(municipalities).values({ id: municipality, name: cityName });
	const made = new Map<string, CouncilId>();
	const addCouncil = async (displayName: string, tier: Tier, areaId: AreaId) => {
		const id = crypto.randomUUID() as CouncilId;
		await tx.insert(councils).values({ id, municipalityId: municipality, areaId, tier, displayName });
		made.set(displayName, id);
	};
	const addArea = async (
		area: Omit<typeof areas.$inferInsert, 'id' | 'municipalityId'>,
		parentId?: AreaId
	) => {
		const id = crypto.randomUUID() as AreaId;
		await tx.insert(areas).values({ ...area, id, municipalityId: municipality });
		if (parentId) await tx.insert(areaParents).values({ areaId: id, parentId, municipalityId: municipality });
		return id;
	};

	const whole = await addArea({ kind: 'municipality', name: `${cityName}全域` });
	await addCouncil(tier1, '1', whole);
	let count = 0;
	for (const [i, [name, inside]] of livingAreas.entries()) {
		const livingArea = await addArea({ kind: 'daily_living_area', name, number: i + 1 }, whole);
		for (const each of inside) {
			const area = await addArea({ kind: 'community_area', name: each, number: (count += 1) }, livingArea);
			if (tier2.includes(each)) await addCouncil(councilOf(each), '2', area);
		}
	}
	return made;
}
