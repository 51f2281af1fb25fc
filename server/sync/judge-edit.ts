/**
 * Whether an editor's bytes may be applied: judged whole, before the live copy has any of them. What the layout does not
 * know, what exceeds a bound, and what is not what lies at its clocks already is refused; nothing of it is kept or sent on.
 */
import * as Y from 'yjs';
import type { DocumentShape, Knows } from '#lib/board/document-shape.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { inCausalOrder, type Clocks } from './causal-order.ts';
import { EditCost } from './edit-cost.ts';
import { EditGrowth } from './edit-growth.ts';
import { Homes, type Home, type List } from './homes.ts';
import { PiecePlaces } from './piece-places.ts';
import { readEdit, type Edit, type Piece } from './read-edit.ts';
import { isSamePiece } from './same-pieces.ts';

/** Null means yes. */
export function judgeEdit(update: Uint8Array, doc: Y.Doc, shape: DocumentShape): CloseCode | null {
	const edit = readEdit(update);
	return edit ? new Judging(edit, doc, shape).run() : closeCodes.unreadable;
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

	run(): CloseCode | null {
		const isWhole = inCausalOrder(this.#edit, this.#clocks, {
			known: (piece) => this.#known(piece),
			fresh: (piece, from) => this.#fresh(piece, from)
		});
		if (this.#code) return this.#code;
		if (!isWhole || !this.#deletesWhatIsThere()) return closeCodes.tryAgain;
		if (this.#deletesOfServer()) return closeCodes.serverRoot;
		return this.#cost.isTooHigh || this.#growth.isTooMuch ? closeCodes.unreadable : null;
	}

	/** So many clocks of this client the document has. */
	#had(client: number): number {
		return Y.getState(this.#doc.store, client);
	}

	#refuse(code: CloseCode = closeCodes.unreadable): void {
		this.#code ??= code;
	}

	/** Only what editors may name themselves: a note is there when the server has put it there. */
	readonly #knows: Knows = (root, key) =>
		this.#doc.share.get(root)?._map.has(key) === true ||
		(this.#shape.roots.includes(root) && this.#newKeys.get(root)?.has(key) === true);

	#known(piece: Piece): void {
		if (!this.#code && !isSamePiece(this.#doc, piece, this.#had(piece.client))) this.#refuse();
	}

	#fresh(piece: Piece, from: number): void {
		if (this.#code) return;
		const place = this.#places.of(piece, from);
		if (place === null) return this.#refuse();
		if (place === 'lost') return this.#places.keep({ piece, place, made: null });
		if (!this.#isForEditors(place.home)) return this.#refuse(closeCodes.serverRoot);
		const made = piece.put?.type === 'nested' ? this.#homes.made(place.home, place.key, piece.put) : null;
		this.#places.keep({ piece, place, made });
		if (!this.#mayLie(piece, place, made)) return this.#refuse();
		const left = from > piece.clock ? Y.createID(piece.client, from - 1) : piece.origin;
		this.#cost.add(piece, from, { left, right: piece.rightOrigin }, place);
		if (this.#cost.isTooHigh) return this.#refuse();
		this.#growth.add(piece, place);
	}

	#isForEditors({ root }: Home): boolean {
		return root !== null && this.#shape.roots.includes(root);
	}

	#mayLie({ put, rightOrigin }: Piece, { home, key }: List, made: Home | null): boolean {
		if (put === null) return true;
		const { container } = home;
		if (container === null) return put.type === 'gone';
		if (key !== null && rightOrigin !== null) return false; // a map is written at its end alone
		return made ? made.container !== null : this.#shape.holds(container, key, put, this.#knows);
	}

	/** Deletions of what never came would wait for it, and the copy with them. */
	#deletesWhatIsThere(): boolean {
		for (const [client, runs] of this.#edit.deleted) {
			const last = runs.at(-1);
			if (last && last.clock + last.length > (this.#clocks.get(client) ?? 0)) return false;
		}
		return true;
	}

	#deletesOfServer(): boolean {
		for (const [client, runs] of this.#edit.deleted) {
			const structs = this.#doc.store.clients.get(client) ?? [];
			for (const { clock, length } of runs) {
				if (clock >= this.#had(client)) break;
				for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
					const struct = structs[i]!;
					const from = struct.id.clock;
					if (from >= clock + length) break;
					if (!(struct instanceof Y.Item) || struct.deleted) continue;
					if (from < clock || from + struct.length > clock + length) this.#cost.cut(struct);
					const { parent } = struct;
					if (parent instanceof Y.AbstractType && !this.#isForEditors(this.#homes.ofType(parent)))
						return true;
				}
			}
		}
		return false;
	}
}

/** Those that are only named as neighbours too. */
function clientsIn({ pieces, deleted }: Edit): Set<number> {
	const clients = new Set([...pieces.keys(), ...deleted.keys()]);
	for (const each of pieces.values())
		for (const { origin, rightOrigin, parent } of each)
			for (const id of [origin, rightOrigin, typeof parent === 'string' ? null : parent])
				if (id) clients.add(id.client);
	return clients;
}

/** What it puts into roots, by their names. */
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
