import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '#lib/server/start-problem.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { unlessGone } from './process-identity.ts';
import {
	type Place,
	type Postmaster,
	forgetLocks,
	isStopping,
	launch,
	runningPostmaster
} from './postmaster.ts';
import { type ClusterProcess, isPostmasterOf, processesIn } from './processes.ts';
import { hasSocket } from './socket-folder.ts';

const lookAgainMs = 10;
const mostLaunches = 25;
/** A requested stop normally takes a second; workers of a killed server end at once. */
const patienceMs = { stopping: 15_000, leftOver: 3_000 };
/** After a crash PostgreSQL replays its log, minutes on a slow disk. */
const mostWaitMs = 600_000;

/**
 * The caller holds the turn; a server that is starting or stopping is waited for, since its starter may have
 * been killed.
 */
export async function bringUp(place: Place): Promise<Postmaster> {
	const { cluster } = place;
	let child: ChildProcess | null = null;
	let patience = new Patience(cluster);
	for (let launches = 0; ;) {
		const running = runningPostmaster(cluster);
		if (running && hasSocket(running)) return running;
		if (running) await stopCluster(cluster);

		const working = processesIn(cluster).filter(({ kind }) => kind !== 'stranger');
		if (working.length > 0) patience.wait(working);
		else if (!child || ended(child)) {
			if (launches === mostLaunches) throw notStarting(cluster);
			if (child) await pause(200);
			child = launchAfresh(place);
			launches += 1;
			patience = new Patience(cluster);
		}
		await pause(lookAgainMs);
	}
}

/** While any process works there, PostgreSQL itself judges its lock files. */
function launchAfresh(place: Place): ChildProcess {
	if (processesIn(place.cluster).length === 0) forgetLocks(place);
	return launch(place);
}

const ended = (child: ChildProcess): boolean =>
	child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

class Patience {
	readonly #cluster: string;
	readonly #since = monotonic();
	readonly #told = new Set<number>();

	constructor(cluster: string) {
		this.#cluster = cluster;
	}

	wait(working: readonly ClusterProcess[]): void {
		const waited = monotonic() - this.#since;
		if (waited > mostWaitMs) throw notEnding(working);
		const postmaster = working.find(({ kind }) => kind === 'postmaster');
		if (postmaster && waited > patienceMs.stopping && isStopping(this.#cluster))
			this.#tell(postmaster.pid, 'SIGQUIT');
		// Without a postmaster their writes are useless: the log is replayed as after a crash.
		if (!postmaster && waited > patienceMs.leftOver)
			for (const { pid } of working) this.#tell(pid, 'SIGKILL');
	}

	#tell(pid: number, name: NodeJS.Signals): void {
		if (this.#told.has(pid)) return;
		this.#told.add(pid);
		signal(pid, name);
	}
}

function notStarting(cluster: string): StartProblem {
	const strangers = processesIn(cluster).map(({ pid }) => pid);
	const also =
		strangers.length === 0
			? ''
			: `フォルダ ${cluster} の 中で ほかの プロセス（${strangers.join('・')}）が 動いています。終わらせてから もう一度 始めてください。`;
	return new StartProblem(
		`データベースが 始まりません。わけは ${path.join(path.dirname(cluster), 'postgres.log')} の 終わりに 書いてあります。${also}`
	);
}

const notEnding = (working: readonly ClusterProcess[]) =>
	new StartProblem(
		`前の データベース（プロセス ${working.map(({ pid }) => pid).join('・')}）が 終わりません。終わらせてから もう一度 始めてください。`
	);

/** Fast shutdown writes everything; if it hangs, SIGQUIT makes the next start replay the log. */
export async function stopCluster(cluster: string): Promise<void> {
	const pid = processesIn(cluster).find(({ kind }) => kind === 'postmaster')?.pid;
	if (!pid) return;
	signal(pid, 'SIGINT');
	const since = monotonic();
	for (let isHurried = false; isPostmasterOf(pid, cluster); await pause(20)) {
		const waited = monotonic() - since;
		if (waited > 8_000 && !isHurried) {
			isHurried = true;
			signal(pid, 'SIGQUIT');
		}
		if (waited > 12_000) return;
	}
}

const signal = (pid: number, name: NodeJS.Signals) => unlessGone(() => process.kill(pid, name));
