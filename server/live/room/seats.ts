/**
 * Guests cannot use the seats of staff, 代筆のかぎ only a few of them, and one network cannot use all
 * the others.
 */
import { limits } from '../limits.ts';

interface Sitting {
	readonly kind: 'guest' | 'reserved' | 'scribe';
	/** A POST, which holds its seat briefly. */
	readonly isVisit: boolean;
	readonly network: string;
}

export class Seat {
	readonly kind: Sitting['kind'];
	readonly isVisit: boolean;
	readonly network: string;
	/** Another connection needs this seat. */
	giveWay: () => void = () => undefined;
	readonly #free: (seat: Seat) => void;

	constructor({ kind, isVisit, network }: Sitting, free: (seat: Seat) => void) {
		this.kind = kind;
		this.isVisit = isVisit;
		this.network = network;
		this.#free = free;
	}

	free(): void {
		this.#free(this);
	}
}

export class Seats {
	readonly #taken = new Set<Seat>();

	take(sitting: Sitting): Seat | null {
		if (!this.#hasRoom(sitting)) return null;
		const seat = new Seat(sitting, (it) => this.#taken.delete(it));
		this.#taken.add(seat);
		return seat;
	}

	get #reserved(): number {
		return [...this.#taken].filter(({ kind }) => kind !== 'guest').length;
	}

	#hasRoom({ kind, isVisit, network }: Sitting): boolean {
		const ofKind = [...this.#taken].filter((seat) => seat.kind === kind);
		if (kind === 'scribe' && ofKind.length >= limits.scribesOfReserve) return false;
		if (kind !== 'guest') return this.#reserved < limits.reserveOfBoard;
		const alike = ofKind.filter((seat) => seat.isVisit === isVisit);
		const ofNetwork = alike.filter((seat) => seat.network === network).length;
		if (isVisit) return alike.length < limits.visitsOfBoard && ofNetwork < limits.visitsOfNetwork;
		return alike.length < limits.socketsOfBoard || (ofNetwork < limits.socketsOfNetwork && makeRoom(alike));
	}
}

/** Evicts the newest guest of a network above its share; false if none is above it. */
function makeRoom(guests: readonly Seat[]): boolean {
	const counts = new Map<string, number>();
	for (const { network } of guests) counts.set(network, (counts.get(network) ?? 0) + 1);
	const newest = guests.findLast(({ network }) => (counts.get(network) ?? 0) > limits.socketsOfNetwork);
	newest?.free();
	newest?.giveWay();
	return newest !== undefined;
}
