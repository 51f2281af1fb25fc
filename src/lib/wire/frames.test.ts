import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutVersion } from '#lib/board/document/layout.ts';
import {
	closeCodes,
	frames,
	isEdit,
	isFinal,
	messages,
	ourMessages,
	readFrame,
	syncSteps,
	wireVersion
} from './frames.ts';

test('frames and layout are pinned: whoever changes one raises its version and this hash', () => {
	const samples = [
		frames.step1(Uint8Array.of(1, 2)),
		frames.step2(Uint8Array.of(3)),
		frames.update(Uint8Array.of(4)),
		frames.quiet(),
		frames.command({ id: 'a', type: 'notes.show' }),
		frames.answer({ id: 'a', ok: false, refusal: 'text_empty' }),
		frames.private({ notes: [] }),
		frames.stored(300),
		frames.clock(1_800_000_000_000)
	].map((bytes) => Buffer.from(bytes).toString('hex'));
	const everything = { wireVersion, layoutVersion, messages, ourMessages, syncSteps, closeCodes, samples };
	const hash = createHash('sha256').update(JSON.stringify(everything)).digest('hex').slice(0, 16);
	expect([wireVersion, layoutVersion, hash]).toMatchInlineSnapshot(`
		[
		  4,
		  2,
		  "b04c24e64254bf77",
		]
	`);
});

test('a command comes out as it went in', () => {
	const command = { id: 'x', type: 'note.post', text: '雪の日\n"引用" 👩‍👩‍👧‍👦' };
	expect(readFrame(frames.command(command))).toEqual({ type: 'command', value: command });
});

test('[S5] random bytes are never more than unreadable, and never throw', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
			expect(['step1', 'edit', 'command', 'ignored', 'unreadable']).toContain(readFrame(bytes).type);
		}),
		{ numRuns: 5_000 }
	);
});

test('what is acknowledged is what counts as an edit', () => {
	expect([frames.step2(Uint8Array.of()), frames.update(Uint8Array.of())].every(isEdit)).toBe(true);
	expect([frames.step1(Uint8Array.of()), frames.quiet(), frames.command({})].some(isEdit)).toBe(false);
});

test('a client that was refused for good stays away, every other comes back', () => {
	expect([closeCodes.guestEdit, closeCodes.otherEpoch].every(isFinal)).toBe(true);
	expect([closeCodes.tryAgain, closeCodes.tooFast, closeCodes.restarting].some(isFinal)).toBe(false);
});
