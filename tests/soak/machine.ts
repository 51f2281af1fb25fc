import fs from 'node:fs';
import os from 'node:os';

/** The garbage of the process counts too, because nothing can make it collect from outside. */
export function residentBytes(pid: number): number {
	const line = fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m);
	return Number(line?.[1]) * 1024;
}

function cpuSeconds(pid: number): number {
	const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / 100; // Linux counts in 10 ms
}

/**
 * Call the function that it returns after the work, to learn how busy the process was meanwhile.
 */
export function watchCpu(pid: number): () => string {
	const [cpu, at] = [cpuSeconds(pid), Date.now()];
	return () => `${((100 * (cpuSeconds(pid) - cpu)) / ((Date.now() - at) / 1000)).toFixed(0)} %`;
}

/** Every run reports this, so that a figure from a busy machine is recognised as one. */
export const machine = () =>
	`${os.availableParallelism()} cores, load ${os
		.loadavg()
		.map((load) => load.toFixed(1))
		.join(' ')}, Node ${process.version}`;

/** Returns the client ports whose connections to `port` are open on the server's side. */
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
