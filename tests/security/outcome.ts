import type { Ask } from '#lib/board/policy/commands.ts';
import type { WirePhone } from '../support/wire-phone.ts';

/**
 * Sends a command and returns `yes` or the refusal. It retries after `too_fast`, because a person
 * may send only ten commands a second.
 */
export async function outcomeOf(client: WirePhone, ask: Ask): Promise<string> {
	const answer = await client.ask(ask);
	if (answer.ok || answer.refusal !== 'too_fast') return answer.ok ? 'yes' : answer.refusal;
	await new Promise((resolve) => setTimeout(resolve, 500));
	return outcomeOf(client, ask);
}
