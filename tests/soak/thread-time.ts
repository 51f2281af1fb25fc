/** How long this thread worked, whatever else the machine does, and what that would be on the machine of the limits. */

/** Milliseconds of processor, since the process began. */
export function threadMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** How many times slower this machine is, now, than the one on which 50 ms were asked for. */
export function slowness(): number {
	const before = threadMs();
	let sum = 0;
	for (let i = 0; i < 3_000_000; i += 1) sum = (sum + Math.imul(i, 2_654_435_761)) >>> 0;
	return sum === 0 ? 1 : Math.max(1, (threadMs() - before) / 2); // two milliseconds there; the sum is only asked for
}
