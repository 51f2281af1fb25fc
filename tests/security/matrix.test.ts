/**
 * Sends every command as every role, at every moment of a meeting, about every target, to a real
 * room.
 */
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '#lib/wire/frames.ts';
import { askFor, targetsOf } from './asks.ts';
import { expected, roles, specification, type Cell, type Type } from './specification.ts';
import { Stage, type Moment } from './stage.ts';

const types = Object.keys(specification) as Type[];
let stage: Stage;
let moments: readonly Moment[];
beforeAll(async () => ({ stage, moments } = await Stage.build()));

test('every command that the schema knows has its row, and PROTOCOL.md tells strangers the same', () => {
	const schema = fs.readFileSync('src/lib/board/policy/commands.ts', 'utf8');
	const known = [...schema.matchAll(/^\tcommand\('([a-z.]+)'/gm)].map((match) => match[1]);
	expect(types.toSorted()).toEqual(known.toSorted());

	const protocol = fs.readFileSync('server/live/PROTOCOL.md', 'utf8');
	const lines = [...protocol.matchAll(/^\| `([a-z]+\.[a-z]+)` .*\| ([GSAdw, ]+)\|$/gm)];
	expect(lines.map(([, type]) => type).toSorted()).toEqual(types.toSorted());
	for (const [, type, told = ''] of lines) {
		const { phone, staff, when } = specification[type as Type];
		const own = type === 'note.edit' || type === 'note.withdraw' || type === 'note.turn';
		const who = own ? ['A'] : [...(phone === 'yes' ? ['G'] : []), ...(staff === 'yes' ? ['S'] : [])];
		for (const letter of who) expect(told, type).toContain(letter);
		expect(told.includes('G'), type).toBe(who.includes('G'));
		expect(told.includes('d'), type).toBe(when.includes('d'));
		expect(told.includes('w'), type).toBe(when.includes('w'));
	}
});

test('[P1]–[P10] every cell of the matrix is answered as specified, and what is refused changes nothing', async () => {
	const wrong: string[] = [];
	let cells = 0;
	let accepted = 0;
	for (const moment of moments) {
		stage.reset(moment);
		for (const role of roles)
			for (const type of types)
				for (const target of targetsOf(type)) {
					const cell: Cell = {
						type,
						target,
						role,
						phase: moment.phase,
						voting: moment.voting,
						cancelled: moment.cancelled,
						late: moment.late,
						quiet: moment.quiet ?? false
					};
					const problem = await execute(cell);
					cells += 1;
					if (problem) wrong.push(`${moment.name} ${JSON.stringify(cell)}: ${problem}`);
					if (expected(cell) !== 'yes' && !problem) continue;
					accepted += 1;
					stage.reset(moment);
				}
	}
	console.log(`${cells} cells: ${accepted} accepted, ${cells - accepted} refused, ${wrong.length} wrong`);
	expect(wrong.slice(0, 20)).toEqual([]);
	expect(cells).toBeGreaterThan(30_000);
});

/** Returns what differs from the specification, or null. */
async function execute(cell: Cell): Promise<string | null> {
	const watcher = await stage.client('coordinator');
	const asking = await stage.client(cell.role);
	const before = { shelf: stage.shelf, seq: stage.shelf.seq, told: watcher.received.length };
	const told = asking === watcher ? 1 : 0; // whoever asks receives the answer
	const answer = await stage.ask(cell.role, askFor(cell.type, cell.target, stage.things));
	const wanted = expected(cell);
	if (said(answer) !== wanted) return `${said(answer)} instead of ${wanted}`;
	if (wanted === 'yes') return stage.shelf.seq === before.seq + 1 ? null : 'accepted, and not saved';
	if (stage.shelf !== before.shelf) return 'refused, and rows changed';
	return watcher.received.length === before.told + told ? null : 'refused, and somebody was told';
}

const said = (answer: Answer) => (answer.ok ? 'yes' : answer.refusal);
