const firstMs = 3_000;
const mostMs = 60_000;

/** Asks for the page's address until it can be had, less and less often, then opens it anew. Returns how to stop. */
export function comeBack(open: () => void = () => location.reload()): () => void {
	let wait = firstMs;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	async function ask() {
		const there = await fetch(location.href, { headers: { accept: 'text/html' } }).then(
			({ ok }) => ok,
			() => false // nobody answers yet
		);
		if (stopped) return;
		if (there) return open();
		wait = Math.min(mostMs, wait * 2);
		timer = setTimeout(() => void ask(), wait);
	}

	timer = setTimeout(() => void ask(), wait);
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
