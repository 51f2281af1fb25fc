/** Exactly what `edits.ts` writes (S5). */
import type * as Y from 'yjs';
import {
	idPattern,
	mostAliasUnits,
	mostGroupNumber,
	mostLineUnits,
	orderPattern,
	serverBounds
} from './bounds.ts';
import { nestedKinds, type DocumentShape, type Knows } from './document-shape.ts';
import { staffRoots, cautionKey, readMember } from './layout.ts';
import { cautions } from '#lib/board/model.ts';

type Counted = 'groups' | 'combinations' | 'members' | 'places' | 'words';

const cautionKeys: ReadonlySet<string> = new Set(cautions.map(cautionKey));
const entryOf: Readonly<Record<string, string>> = { groups: 'group', combinations: 'combination' };
/** Above the limit, because older pages counted on from a forged high number. */
const mostNumberTaken = 10 * mostGroupNumber;

export const boardShape: DocumentShape<Counted> = {
	roots: staffRoots,
	opens: (container, key, { kind }) =>
		key !== null && idPattern.test(key) && kind === nestedKinds.map ? (entryOf[container] ?? null) : null,
	holds: (container, key, put, knows) => {
		if (key === null) return false;
		if (put.type === 'gone') return mayBeKey(container, key, knows);
		if (put.type !== 'values' || put.values.length !== 1) return false;
		return mayBeKey(container, key, knows) && isValue(container, key, put.values[0], knows);
	},
	weigh: (container, key, put) => {
		if (put.type === 'nested') return container === 'groups' ? ['groups', 1] : ['combinations', 1];
		if (put.type !== 'values') return null;
		if (container === 'places') return ['places', 1];
		if (container === 'combination' && isMember(key)) return ['members', 1];
		return typeof put.values[0] === 'string' && key !== 'order' ? ['words', put.values[0].length] : null;
	},
	total: (doc, what, isGone) => {
		let sum = 0;
		const here = (item: Y.Item) => !item.deleted && !isGone(item);
		if (what === 'places' || what === 'groups' || what === 'combinations') {
			for (const item of itemsOf(doc, what)) if (here(item)) sum += 1;
			return sum;
		}
		for (const name of what === 'members' ? ['combinations'] : ['groups', 'combinations'])
			for (const item of itemsOf(doc, name))
				if (here(item)) for (const inner of inside(item)) if (here(inner)) sum += weightOf(inner, what);
		return sum;
	},
	bounds: serverBounds,
	mostPieces: () => Infinity
};

function mayBeKey(container: string, key: string, knows: Knows): boolean {
	switch (container) {
		case 'groups':
		case 'combinations':
			return idPattern.test(key);
		case 'places':
			return knows('notes', key);
		case 'group':
			return key === 'title' || key === 'aliases' || key === 'number' || key === 'order';
		case 'combination': {
			const member = readMember(key);
			if (member) return knows(member.type === 'note' ? 'notes' : 'groups', member.id);
			return key === 'idea' || key === 'order' || cautionKeys.has(key);
		}
		default:
			return false;
	}
}

function isValue(container: string, key: string, value: unknown, knows: Knows): boolean {
	if (container === 'places') return isPlace(value, knows);
	if (container !== 'group' && container !== 'combination') return false;
	switch (key) {
		case 'title':
		case 'idea':
			return typeof value === 'string' && value.length <= mostLineUnits;
		case 'aliases':
			return typeof value === 'string' && value.length <= mostAliasUnits;
		case 'order':
			return isOrder(value);
		case 'number':
			return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostNumberTaken;
		default:
			return value === 1; // the key is a side or a 確認すること
	}
}

function isPlace(value: unknown, knows: Knows): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const { group, order, ...others } = value as Readonly<Record<string, unknown>>;
	if (typeof group !== 'string' || Object.keys(others).length > 0) return false;
	return isOrder(order) && knows('groups', group);
}

const isOrder = (value: unknown) => typeof value === 'string' && orderPattern.test(value);
const isMember = (key: string | null) => key !== null && readMember(key) !== null;

const itemsOf = (doc: Y.Doc, name: string): Iterable<Y.Item> => doc.share.get(name)?._map.values() ?? [];

function inside({ content }: Y.Item): Iterable<Y.Item> {
	const { type } = content as Partial<Y.ContentType>;
	return type?._map.values() ?? [];
}

function weightOf({ parentSub, content }: Y.Item, what: Counted): number {
	if (what === 'members') return isMember(parentSub) ? 1 : 0;
	if (parentSub === 'order') return 0;
	const [value] = content.getContent() as unknown[];
	return typeof value === 'string' ? value.length : 0;
}
