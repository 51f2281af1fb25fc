/** つながるか ためす: does a request arrive, and does a socket open? */

export async function tellArrival(
	token: string,
	socket: boolean
): Promise<{ readonly meeting: string } | 'wrong' | 'failed'> {
	try {
		const answer = await fetch('/try', {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ token, socket })
		});
		if (answer.status === 403) return 'wrong';
		if (!answer.ok) return 'failed';
		const { meeting } = (await answer.json()) as { meeting: string };
		return { meeting };
	} catch {
		return 'failed'; // no network, or one that blocks requests
	}
}

/** Longer than a slow phone needs, shorter than the laptop waits. */
const patienceMs = 8_000;

/** The server refuses the session after the handshake, which a blocking proxy prevents. */
export function socketOpens(meeting: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sync/${meeting}/try?as=phone`);
		const done = (opens: boolean) => {
			clearTimeout(timer);
			socket.close();
			resolve(opens);
		};
		const timer = setTimeout(done, patienceMs, false);
		socket.onopen = () => done(true);
		socket.onerror = () => done(false);
	});
}
