/**
 * 確認すること: what a combination is asked about. Whatever moves people is asked about 運送のきまり, whoever ticks what
 * (C2). They ask; nothing here says that something is allowed.
 */
import { folded } from './folding.ts';
import { cautions, type Caution, type Combination, type Group } from '#lib/board/model.ts';

type Words = Pick<Combination, 'idea' | 'komatta' | 'mottainai' | 'groups'>;

/** Every 確認すること of a combination, in their fixed order. Ask this instead of `combination.cautions`. */
export function cautionsFor(combination: Words & Pick<Combination, 'cautions'>): readonly Caution[] {
	const moving = movesPeople(combination);
	return cautions.filter(
		(caution) => combination.cautions.includes(caution) || (caution === 'transport_law' && moving)
	);
}

/** Asked of it whatever anybody ticks: it cannot be taken away. */
export function movesPeople({ idea, komatta, mottainai, groups }: Words): boolean {
	const named = [...komatta, ...mottainai];
	return isMoving(idea) || named.some(({ text }) => isMoving(text)) || groups.some(isMovingGroup);
}

/** Many ideas may join one group of many notes, and each would read them all again. */
const readGroups = new WeakMap<Group, boolean>();

function isMovingGroup(group: Group): boolean {
	const known = readGroups.get(group);
	if (known !== undefined) return known;
	const answer = isMoving(group.title) || group.notes.some(({ text }) => isMoving(text));
	readGroups.set(group, answer);
	return answer;
}

const isMoving = (text: string) => moving.test(folded(text).plain.replace(still, ''));

// No look-behind (older phones): what only looks like moving is taken out first. Asking once too often does no harm,
// so this list is short.
const still =
	/駐車場?|自転車|一輪車|電車|列車|歯車|風車|水車|拍車|バス(?:タオル|ケット|マット)|移動(?:販売|スーパー|図書館)|相談に[ \n]*[のっ乗][^。、]?|口車|乗り(?:気|越え|切)/g;
const moving =
	/車|くるま|クルマ|送迎|送り迎え|おくりむかえ|移動|移送|バス|タクシー|ワゴン|軽トラ|運転|ドライバー|免許|乗せ|のせて|乗る|乗れ|乗って|乗り|同乗|相乗|連れて[ \n]*(?:行|い)/;
