/**
 * Things to check about a combination (確認すること). A combination that moves people is always
 * asked about 運送のきまり, whatever is ticked (C2). The checks only ask; they never permit.
 */
import { folded } from './folding.ts';
import { cautions, type Caution, type Combination, type Group } from '#lib/board/model.ts';

type Words = Pick<Combination, 'idea' | 'komatta' | 'mottainai' | 'groups'>;

/** Returns all 確認すること in their fixed order. Use this instead of `combination.cautions`. */
export function cautionsFor(combination: Words & Pick<Combination, 'cautions'>): readonly Caution[] {
	const moving = movesPeople(combination);
	return cautions.filter(
		(caution) => combination.cautions.includes(caution) || (caution === 'transport_law' && moving)
	);
}

/** If true, 運送のきまり is asked and cannot be taken away (C2). */
export function movesPeople({ idea, komatta, mottainai, groups }: Words): boolean {
	const named = [...komatta, ...mottainai];
	return isMoving(idea) || named.some(({ text }) => isMoving(text)) || groups.some(isMovingGroup);
}

/** Many combinations may contain the same large group; without a cache each reads all its notes. */
const readGroups = new WeakMap<Group, boolean>();

function isMovingGroup(group: Group): boolean {
	const known = readGroups.get(group);
	if (known !== undefined) return known;
	const answer = isMoving(group.title) || group.notes.some(({ text }) => isMoving(text));
	readGroups.set(group, answer);
	return answer;
}

const isMoving = (text: string) => moving.test(folded(text).plain.replace(still, ''));

// No look-behind (older phones), so lookalikes are removed first. A needless question does no harm,
// so the list is short.
const still =
	/駐車場?|自転車|一輪車|電車|列車|歯車|風車|水車|拍車|バス(?:タオル|ケット|マット)|移動(?:販売|スーパー|図書館)|相談に[ \n]*[のっ乗][^。、]?|口車|乗り(?:気|越え|切)/g;
const moving =
	/車|くるま|クルマ|送迎|送り迎え|おくりむかえ|移動|移送|バス|タクシー|ワゴン|軽トラ|運転|ドライバー|免許|乗せ|のせて|乗る|乗れ|乗って|乗り|同乗|相乗|連れて[ \n]*(?:行|い)/;
