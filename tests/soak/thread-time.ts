/** Processor time of this thread in milliseconds, which does not grow while other processes run. */
export function threadMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/**
 * Returns how many times slower this machine is now than the one for which 50 ms were set as the
 * limit.
 */
export function slowness(): number {
	const before = threadMs();
	let sum = 0;
	for (let i = 0; i < 3_000_000; i += 1) sum = (sum + Math.imul(i, 2_654_435_761)) >>> 0;
	// The loop took 2 ms on that machine. Without a use of `sum` the compiler could drop it.
	return sum === 0 ? 1 : Math.max(1, (threadMs() - before) / 2);
}
