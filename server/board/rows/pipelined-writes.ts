/** One connection runs them in order, in one round trip. */
export class PipelinedWrites {
	readonly #sent: Promise<unknown>[] = [];

	get isEmpty(): boolean {
		return this.#sent.length === 0;
	}

	send(statement: PromiseLike<unknown>): void {
		const sent = Promise.resolve(statement);
		sent.catch(() => undefined); // prevents an unhandled rejection until `completed` reports it
		this.#sent.push(sent);
	}

	sendAll(statements: readonly PromiseLike<unknown>[]): void {
		for (const each of statements) this.send(each);
	}

	/** Throws if a statement failed. */
	async completed(): Promise<void> {
		await Promise.all(this.#sent);
	}
}
