/** Runs the soak line `kill` with few rounds: `npm run test:soak -- --only kill` does 100. */
import { expect, test } from 'vitest';
import { killRounds } from '../soak/lines/kill.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 6);
const scale = { seed: 20270123, rounds, boards: 2, phones: 10, writes: 4 };

test(`[S1][S3] SIGKILL and an immediate stop of PostgreSQL while ${scale.boards * scale.phones} phones and 4 laptops write, ${rounds} rounds: nothing acknowledged is lost, nothing is doubled`, async () => {
	const { commands, edits, ...wrong } = await killRounds(scale);
	console.log(`kill: ${rounds} rounds, ${commands} commands and ${edits} edits acknowledged`);
	expect(wrong).toEqual({ lost: 0, doubled: 0, different: 0, refused: 0, stuck: 0 });
	expect(edits).toBe(rounds * scale.boards * 2 * scale.writes);
	// A newer edit replaces an older one that still waits in the outbox, so some commands are never
	// sent.
	expect(commands).toBeGreaterThan(rounds * scale.boards * scale.phones * scale.writes * 0.8);
});
