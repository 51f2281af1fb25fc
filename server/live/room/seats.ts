/** The places of one board: staff and projectors have their own, and no network of guests takes all of the others. */
import { limits } from '../limits.ts';

interface Sitting {
	/** Of a guest, or of staff and projectors. */
	readonly kind: 'guest' | 'reserved';
	/** A POST: gone in a moment. */
	readonly isVisit: boolean;
	/** Where it comes from (`wideNetworkOf`). */
	readonly network: string;
}

export class Seat {
	readonly kind: Sitting['kind'];
	readonly isVisit: boolean;
	readonly network: string;
	/** Others need this place: whoever sits here goes. */
	giveWay: () => void = () => undefined;
	readonly #free: (seat: Seat) => void;

	constructor({ kind, isVisit, network }: Sitting, free: (seat: Seat) => void) {
		this.kind = kind;
		this.isVisit = isVisit;
		this.network = network;
		this.#free = free;
	}

	/** May be called again. */
	free(): void {
		this.#free(this);
	}
}

export class Seats {
	/** In the order in which they came. */
	readonly #taken = new Set<Seat>();

	/** Null: there is no place now. */
	take(sitting: Sitting): Seat | null {
		if (!this.#hasRoom(sitting)) return null;
		const seat = new Seat(sitting, (it) => this.#taken.delete(it));
		this.#taken.add(seat);
		return seat;
	}

	#hasRoom({ kind, isVisit, network }: Sitting): boolean {
		const ofKind = [...this.#taken].filter((seat) => seat.kind === kind);
		if (kind === 'reserved') return ofKind.length < limits.reserveOfBoard;
		const alike = ofKind.filter((seat) => seat.isVisit === isVisit);
		const ofNetwork = alike.filter((seat) => seat.network === network).length;
		if (isVisit) return alike.length < limits.visitsOfBoard && ofNetwork < limits.visitsOfNetwork;
		return alike.length < limits.socketsOfBoard || (ofNetwork < limits.socketsOfNetwork && makeRoom(alike));
	}
}

/** The newest of a network that has more than its part. Whoever was here before it came stays. */
function makeRoom(guests: readonly Seat[]): boolean {
	const counts = new Map<string, number>();
	for (const { network } of guests) counts.set(network, (counts.get(network) ?? 0) + 1);
	const newest = guests.findLast(({ network }) => (counts.get(network) ?? 0) > limits.socketsOfNetwork);
	newest?.free();
	newest?.giveWay();
	return newest !== undefined;
}
