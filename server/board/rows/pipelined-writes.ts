/** Statements sent without awaiting each: one connection runs them in order, in one round trip. */
export class PipelinedWrites {
	readonly #sent: Promise<unknown>[] = [];

	get isEmpty(): boolean {
		return this.#sent.length === 0;
	}

	send(statement: PromiseLike<unknown>): void {
		const sent = Promise.resolve(statement);
		sent.catch(() => undefined); // `completed` reports it; prevents an unhandled rejection until then
		this.#sent.push(sent);
	}

	sendAll(statements: readonly PromiseLike<unknown>[]): void {
		for (const each of statements) this.send(each);
	}

	/** Waits for all statements. Throws if one of them failed. */
	async completed(): Promise<void> {
		await Promise.all(this.#sent);
	}
}
