const usualMs = 2_000;
/** A request that hangs would stop the polling. */
const patienceMs = 8_000;

interface Polling {
	readonly everyMs?: number;
	/** Throws if the answer is not of its shape. */
	readonly onanswer: (answer: unknown) => void;
	readonly onlost: () => void;
}

/** Asks at once, and then every two seconds unless told otherwise, while the page is visible. Returns the stop. */
export function poll(address: string, { everyMs = usualMs, onanswer, onlost }: Polling): () => void {
	let asked: AbortController | null = null;
	let stopped = false;

	async function ask() {
		if (asked || document.visibilityState === 'hidden') return;
		const asking = (asked = new AbortController());
		const patience = setTimeout(() => asking.abort(), patienceMs);
		try {
			const answer = await fetch(address, {
				headers: { accept: 'application/json' },
				signal: asking.signal
			});
			if (!answer.ok) throw new Error(String(answer.status));
			const told: unknown = await answer.json();
			if (!stopped) onanswer(told);
		} catch {
			if (!stopped) onlost(); // the next request may succeed
		}
		clearTimeout(patience);
		asked = null;
	}

	const timer = setInterval(() => void ask(), everyMs);
	const look = () => void ask();
	document.addEventListener('visibilitychange', look);
	look();

	return () => {
		stopped = true;
		clearInterval(timer);
		document.removeEventListener('visibilitychange', look);
		asked?.abort();
	};
}
