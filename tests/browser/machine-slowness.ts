/** Returns 1 on a machine that does nothing else, 2 if every second moment goes to other work. */
export function machineSlowness(): number {
	const [start, before] = [performance.now(), process.cpuUsage()];
	while (performance.now() - start < 1_000); // long enough to lose its turn several times
	const { user, system } = process.cpuUsage(before);
	return Math.max(1, (performance.now() - start) / ((user + system) / 1_000));
}
