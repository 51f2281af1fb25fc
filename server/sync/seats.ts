/** The places of one board: staff and projectors have their own, and no network of guests takes all of the others. */
import { limits } from './limits.ts';

/** A guest with a socket, a guest's POST, or staff and projectors, whichever way they came. */
export type SeatKind = 'guest' | 'visit' | 'reserved';

interface Sitting {
	readonly kind: SeatKind;
	/** Where it comes from (`wideNetworkOf`). */
	readonly network: string;
}

export class Seat {
	readonly kind: SeatKind;
	readonly network: string;
	/** Others need this place: whoever sits here goes. */
	giveWay: () => void = () => undefined;
	readonly #free: (seat: Seat) => void;

	constructor({ kind, network }: Sitting, free: (seat: Seat) => void) {
		this.kind = kind;
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

	#hasRoom({ kind, network }: Sitting): boolean {
		const alike = [...this.#taken].filter((seat) => seat.kind === kind);
		const ofNetwork = alike.filter((seat) => seat.network === network).length;
		switch (kind) {
			case 'reserved':
				return alike.length < limits.reserveOfBoard;
			case 'visit':
				return alike.length < limits.visitsOfBoard && ofNetwork < limits.visitsOfNetwork;
			case 'guest':
				return (
					alike.length < limits.socketsOfBoard || (ofNetwork < limits.socketsOfNetwork && makeRoom(alike))
				);
		}
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
