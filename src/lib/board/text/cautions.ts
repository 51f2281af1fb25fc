import { folded } from './folding.ts';
import { cautions, type Caution, type Combination, type Group } from '#lib/board/model.ts';

type Words = Pick<Combination, 'idea' | 'komatta' | 'mottainai' | 'groups'>;

/** 確認すること in their fixed order; use this instead of `combination.cautions`. */
export function cautionsFor(combination: Words & Pick<Combination, 'cautions'>): readonly Caution[] {
	const moving = movesPeople(combination);
	return cautions.filter(
		(caution) => combination.cautions.includes(caution) || (caution === 'transport_law' && moving)
	);
}

/** 運送のきまり is then asked and cannot be taken away (C2). */
export function movesPeople({ idea, komatta, mottainai, groups }: Words): boolean {
	const named = [...komatta, ...mottainai];
	return isMoving(idea) || named.some(({ text }) => isMoving(text)) || groups.some(isMovingGroup);
}

/** Many combinations may contain the same large group. */
const readGroups = new WeakMap<Group, boolean>();

function isMovingGroup(group: Group): boolean {
	const known = readGroups.get(group);
	if (known !== undefined) return known;
	const answer = isMoving(group.title) || group.notes.some(({ text }) => isMoving(text));
	readGroups.set(group, answer);
	return answer;
}

const isMoving = (text: string) => moving.test(folded(text).plain.replace(still, ''));

// Older phones lack look-behind, so lookalikes are removed first; a needless question does no harm,
// so the list is short.
const still =
	/駐車場?|自転車|一輪車|電車|列車|歯車|風車|水車|拍車|バス(?:タオル|ケット|マット)|移動(?:販売|スーパー|図書館)|相談に[ \n]*[のっ乗][^。、]?|口車|乗り(?:気|越え|切)/g;
const moving =
	/車|くるま|クルマ|送迎|送り迎え|おくりむかえ|移動|移送|バス|タクシー|ワゴン|軽トラ|運転|ドライバー|免許|乗せ|のせて|乗る|乗れ|乗って|乗り|同乗|相乗|連れて[ \n]*(?:行|い)/;
