/** What the machine and a process on it are doing, as Linux counts it. */
import fs from 'node:fs';
import os from 'node:os';

/** What a process holds in memory. Its garbage is counted too: from outside nobody can ask it to tidy up. */
export function residentBytes(pid: number): number {
	const line = fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m);
	return Number(line?.[1]) * 1024;
}

/** Of 100 % for each core, by this process since it started. */
function cpuSeconds(pid: number): number {
	const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / 100; // Linux tells a hundredth of a second
}

/** Call it, do the work, call what it gave: how busy a process was meanwhile. */
export function watchCpu(pid: number): () => string {
	const [cpu, at] = [cpuSeconds(pid), Date.now()];
	return () => `${((100 * (cpuSeconds(pid) - cpu)) / ((Date.now() - at) / 1000)).toFixed(0)} %`;
}

/** Said beside every run, so that a figure from a busy machine is known as one. */
export const machine = () =>
	`${os.availableParallelism()} cores, load ${os
		.loadavg()
		.map((load) => load.toFixed(1))
		.join(' ')}, Node ${process.version}`;

/** The ports of this machine whose connections to `port` are open on the server's side. */
export function openPeers(port: number): Set<number> {
	const established = '01';
	const peers = new Set<number>();
	for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
		if (!fs.existsSync(table)) continue;
		for (const line of fs.readFileSync(table, 'utf8').split('\n').slice(1)) {
			const [, local, remote, state] = line.trim().split(/\s+/);
			if (state === established && portOf(local) === port) peers.add(portOf(remote));
		}
	}
	return peers;
}

const portOf = (address = '') => parseInt(address.split(':')[1] ?? '', 16);
