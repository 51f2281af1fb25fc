/** What a command comes to on a socket. */
import type { Ask } from '#lib/board/policy/commands.ts';
import type { WirePhone } from '../support/wire-phone.ts';

/** Asks again when it was too soon: a person may send ten commands a second. */
export async function outcomeOf(client: WirePhone, ask: Ask): Promise<string> {
	const answer = await client.ask(ask);
	if (answer.ok || answer.refusal !== 'too_fast') return answer.ok ? 'yes' : answer.refusal;
	await new Promise((resolve) => setTimeout(resolve, 500));
	return outcomeOf(client, ask);
}
