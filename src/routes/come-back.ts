const firstMs = 3_000;
const mostMs = 60_000;

/** Polls at growing intervals; returns a function that stops it. */
export function comeBack(open: () => void = () => location.reload()): () => void {
	let wait = firstMs;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	async function ask() {
		const there = await fetch(location.href, { headers: { accept: 'text/html' } }).then(
			({ ok }) => ok,
			() => false // the server does not respond yet
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
