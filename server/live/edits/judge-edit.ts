/** An edit is refused as a whole, before any of it reaches the live copy. */
import * as Y from 'yjs';
import type { DocumentShape, Knows } from '#lib/board/document/document-shape.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { inCausalOrder, type Clocks } from './causal-order.ts';
import { isDeleted, stillToDelete, type DeletedRuns } from './deleted-runs.ts';
import { EditCost } from './edit-cost.ts';
import { EditGrowth } from './edit-growth.ts';
import { Homes, listOf, type Home, type List } from './homes.ts';
import { PiecePlaces } from './piece-places.ts';
import type { Deleted, Edit, Piece } from './read-edit.ts';
import { isSamePiece } from './same-pieces.ts';

/** Returns a close code if the edit is refused, otherwise the deletions still to be made. */
export function judgeEdit(edit: Edit, doc: Y.Doc, shape: DocumentShape): CloseCode | DeletedRuns {
	return new Judging(edit, doc, shape).run();
}

class Judging {
	readonly #edit: Edit;
	readonly #doc: Y.Doc;
	readonly #shape: DocumentShape;
	readonly #homes: Homes;
	readonly #cost: EditCost;
	readonly #growth: EditGrowth;
	readonly #places: PiecePlaces;
	readonly #clocks: Clocks;
	readonly #newKeys: ReadonlyMap<string, ReadonlySet<string>>;
	#code: CloseCode | null = null;

	constructor(edit: Edit, doc: Y.Doc, shape: DocumentShape) {
		this.#edit = edit;
		this.#doc = doc;
		this.#shape = shape;
		this.#homes = new Homes(doc, shape);
		this.#cost = new EditCost(doc);
		this.#growth = new EditGrowth(doc, shape, edit.deleted);
		this.#clocks = new Map([...clientsIn(edit)].map((client) => [client, this.#had(client)]));
		this.#places = new PiecePlaces(doc, this.#homes, this.#clocks);
		this.#newKeys = keysIn(edit);
	}

	run(): CloseCode | DeletedRuns {
		const isWhole = inCausalOrder(this.#edit, this.#clocks, {
			known: (piece) => this.#known(piece),
			fresh: (piece, from) => this.#fresh(piece, from)
		});
		if (this.#code) return this.#code;
		if (!isWhole || !this.#deletesWhatIsThere()) return closeCodes.tryAgain;
		const toDelete = stillToDelete(this.#doc, this.#edit.deleted, (item, run) => this.#deletes(item, run));
		if (this.#code) return this.#code;
		return this.#cost.isTooHigh || this.#growth.isTooMuch ? closeCodes.unreadable : toDelete;
	}

	#had(client: number): number {
		return Y.getState(this.#doc.store, client);
	}

	#refuse(code: CloseCode = closeCodes.unreadable): void {
		this.#code ??= code;
	}

	/** New keys count in editor roots only: a note exists only once the server has added it. */
	readonly #knows: Knows = (root, key) =>
		this.#doc.share.get(root)?._map.has(key) === true ||
		(this.#shape.roots.includes(root) && this.#newKeys.get(root)?.has(key) === true);

	#known(piece: Piece): void {
		if (!this.#code && !isSamePiece(this.#doc, piece, this.#had(piece.client))) this.#refuse();
	}

	#fresh(piece: Piece, from: number): void {
		if (this.#code) return;
		const place = this.#places.of(piece, from);
		if (place === null || !this.#isDeletedIfGone(piece, from)) return this.#refuse();
		const left = from > piece.clock ? Y.createID(piece.client, from - 1) : piece.origin;
		const between = { left, right: piece.rightOrigin };
		if (place === 'lost') {
			this.#growth.add(piece, from, place, between);
			return this.#places.keep({ piece, place, made: null });
		}
		if (!this.#isForEditors(place.home)) return this.#refuse(closeCodes.serverRoot);
		const made = piece.put?.type === 'nested' ? this.#homes.made(place.home, place.key, piece.put) : null;
		this.#places.keep({ piece, place, made });
		if (!this.#mayLie(piece, place, made)) return this.#refuse();
		this.#cost.add(piece, from, between, place);
		if (this.#cost.isTooHigh) return this.#refuse();
		this.#growth.add(piece, from, place, between);
	}

	/**
	 * Without its deletion, which Yjs always sends, a forged struct could occupy clocks that another
	 * page is about to use.
	 */
	#isDeletedIfGone({ client, clock, length, put }: Piece, from: number): boolean {
		if (put !== null && put.type !== 'gone') return true;
		return isDeleted(this.#edit.deleted, Y.createID(client, from), clock + length - from);
	}

	#isForEditors({ root }: Home): boolean {
		return root !== null && this.#shape.roots.includes(root);
	}

	#mayLie({ put, rightOrigin }: Piece, { home, key }: List, made: Home | null): boolean {
		if (put === null) return true;
		const { container } = home;
		if (container === null) return put.type === 'gone';
		if (key !== null && rightOrigin !== null) return false; // Yjs adds map values at the end only
		return made ? made.container !== null : this.#shape.holds(container, key, put, this.#knows);
	}

	/** Yjs would keep deletions of missing structs pending: a gap in the live copy. */
	#deletesWhatIsThere(): boolean {
		for (const [client, runs] of this.#edit.deleted) {
			const last = runs.at(-1);
			if (last && last.clock + last.length > (this.#clocks.get(client) ?? 0)) return false;
		}
		return true;
	}

	/** Each split by a deletion counts as cost and growth. */
	#deletes(item: Y.Item, { clock, length }: Deleted): void {
		const { id, parent, parentSub } = item;
		const cuts = (id.clock < clock ? 1 : 0) + (id.clock + item.length > clock + length ? 1 : 0);
		if (cuts > 0) this.#cost.cut(item);
		if (!(parent instanceof Y.AbstractType)) return;
		const home = this.#homes.ofType(parent as Y.AbstractType<unknown>);
		if (!this.#isForEditors(home)) this.#refuse(closeCodes.serverRoot);
		else if (cuts > 0) this.#growth.cut(listOf(home, parentSub), cuts);
	}
}

/** Also clients named only as neighbours or parents. */
function clientsIn({ pieces, deleted }: Edit): Set<number> {
	const clients = new Set([...pieces.keys(), ...deleted.keys()]);
	for (const each of pieces.values())
		for (const { origin, rightOrigin, parent } of each)
			for (const id of [origin, rightOrigin, typeof parent === 'string' ? null : parent])
				if (id) clients.add(id.client);
	return clients;
}

function keysIn({ pieces }: Edit): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const each of pieces.values())
		for (const { parent, key } of each) {
			if (typeof parent !== 'string' || key === null) continue;
			const keys = found.get(parent) ?? new Set();
			found.set(parent, keys.add(key));
		}
	return found;
}
