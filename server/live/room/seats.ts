/**
 * The limited places for connections to one board. Guests cannot use those of staff, and one network
 * cannot use all the others.
 */
import { limits } from '../limits.ts';

interface Sitting {
	/** Whether it counts as a guest's, or uses the reserve of staff and projector screens. */
	readonly kind: 'guest' | 'reserved';
	/** True for a POST, which holds its seat briefly. */
	readonly isVisit: boolean;
	/** The client's network (`wideNetworkOf`). */
	readonly network: string;
}

export class Seat {
	readonly kind: Sitting['kind'];
	readonly isVisit: boolean;
	readonly network: string;
	/** Closes the connection because another one needs this seat. */
	giveWay: () => void = () => undefined;
	readonly #free: (seat: Seat) => void;

	constructor({ kind, isVisit, network }: Sitting, free: (seat: Seat) => void) {
		this.kind = kind;
		this.isVisit = isVisit;
		this.network = network;
		this.#free = free;
	}

	/** Idempotent: later calls do nothing. */
	free(): void {
		this.#free(this);
	}
}

export class Seats {
	/** In order of arrival. */
	readonly #taken = new Set<Seat>();

	/** Returns null if no seat is free. */
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

/**
 * Evicts the newest guest of a network above its share; older guests stay. Returns false if no
 * network is above it.
 */
function makeRoom(guests: readonly Seat[]): boolean {
	const counts = new Map<string, number>();
	for (const { network } of guests) counts.set(network, (counts.get(network) ?? 0) + 1);
	const newest = guests.findLast(({ network }) => (counts.get(network) ?? 0) > limits.socketsOfNetwork);
	newest?.free();
	newest?.giveWay();
	return newest !== undefined;
}
