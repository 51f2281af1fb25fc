/**
 * Simulates a bad network. TCP loses nothing, so **loss** is its effect: a lost chunk arrives after
 * 200 ms, doubled for each loss in a row, and delays everything behind it.
 */
import net from 'node:net';

export interface NetworkConditions {
	/** The delay is varied by up to a quarter. */
	readonly delayMs: number;
	/** Probability that a chunk or one of its retransmissions is lost. */
	readonly loss: number;
	/** `stall`: connections pass nothing, those open now never again. `refuse`: none opens. */
	readonly link: 'up' | 'stall' | 'refuse';
	/** `forbid` returns 403; `strip` removes the upgrade headers. */
	readonly upgrades: 'pass' | 'forbid' | 'strip';
	/** Resets a silent connection; 60 s is usual. */
	readonly idleMs: number | null;
}

export const goodNetwork: NetworkConditions = {
	delayMs: 0,
	loss: 0,
	link: 'up',
	upgrades: 'pass',
	idleMs: null
};

interface Fate {
	/** Bytes were lost for good, so nothing passes any more. */
	isForgotten: boolean;
}

export class BadProxy {
	network: NetworkConditions = goodNetwork;
	readonly #server = net.createServer((client) => this.#join(client));
	readonly #pairs = new Set<readonly [net.Socket, net.Socket]>();
	readonly #port: number;
	readonly #random: () => number;

	private constructor(port: number, seed: number) {
		this.#port = port;
		this.#random = mulberry(seed);
	}

	/** The seed makes delays and losses repeatable. */
	static async before(origin: string, seed: number): Promise<BadProxy> {
		const proxy = new BadProxy(Number(new URL(origin).port), seed);
		await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get origin(): string {
		return `http://localhost:${(this.#server.address() as net.AddressInfo).port}`;
	}

	get random(): () => number {
		return this.#random;
	}

	reset(): void {
		for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
	}

	/** The server sees its clients disconnect; their side stays open. */
	halfOpen(): void {
		for (const [client, server] of this.#pairs) {
			server.removeAllListeners('close');
			server.destroy();
			client.removeAllListeners('data').resume();
		}
	}

	close(): void {
		this.reset();
		this.#server.close();
	}

	#join(client: net.Socket): void {
		if (this.network.link === 'refuse') return void client.resetAndDestroy();
		client.setNoDelay();
		const server = net.connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
		const pair = [client, server] as const;
		this.#pairs.add(pair);
		let first = true;
		const fate = { isForgotten: false };
		this.#carry(client, server, fate, (bytes) => {
			const treated = first ? this.#treat(bytes, client) : bytes;
			first = false;
			return treated;
		});
		this.#carry(server, client, fate, (bytes) => bytes);
		for (const [one, other] of [pair, [server, client]] as const) {
			one.on('error', () => one.destroy()); // `close` tells the other side
			one.on('close', () => {
				this.#pairs.delete(pair);
				other.destroy();
			});
			one.on('timeout', () => one.resetAndDestroy());
		}
		if (this.network.idleMs !== null) client.setTimeout(this.network.idleMs);
	}

	/** Later chunks wait for a lost one. */
	#carry(from: net.Socket, to: net.Socket, fate: Fate, treat: (bytes: Buffer) => Buffer | null): void {
		const underWay: { readonly bytes: Buffer; readonly due: number }[] = [];
		const pass = () => {
			const { bytes } = underWay.shift()!;
			fate.isForgotten ||= this.network.link !== 'up'; // TCP cannot continue after a gap
			if (!fate.isForgotten && !to.destroyed) to.write(bytes);
			if (underWay.length > 0) passLater();
		};
		// Two timers that are due together may fire in the wrong order.
		const passLater = () => void setTimeout(pass, Math.max(0, underWay[0]!.due - Date.now())).unref();
		from.on('data', (chunk: Buffer) => {
			const bytes = treat(chunk);
			if (!bytes) return;
			underWay.push({ bytes, due: Math.max(underWay.at(-1)?.due ?? 0, Date.now() + this.#lateness()) });
			if (underWay.length === 1) passLater();
		});
	}

	#lateness(): number {
		const { delayMs, loss } = this.network;
		let late = delayMs * (0.75 + this.#random() / 2);
		for (let again = 200; this.#random() < loss && again <= 3_200; again *= 2) late += again;
		return late;
	}

	#treat(bytes: Buffer, client: net.Socket): Buffer | null {
		const { upgrades } = this.network;
		const text = bytes.toString('latin1');
		if (upgrades === 'pass' || !/^upgrade: websocket/im.test(text)) return bytes;
		if (upgrades === 'strip')
			return Buffer.from(text.replace(/^(upgrade|connection): .*\r\n/gim, ''), 'latin1');
		client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
		return null;
	}
}

/** The same seed gives the same sequence. */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
