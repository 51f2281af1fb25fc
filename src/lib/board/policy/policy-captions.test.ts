import { expect, test } from 'vitest';
import { commands } from '../../../../tests/support/board/every-command.ts';
import { meeting, staff } from '../../../../tests/support/board/one-note-meeting.ts';
import { refusalFor } from './policy.ts';

const written = (words: string) => refusalFor(staff, { ...commands['captions.set'], words }, meeting());

test('[AC-12] a line of 要約筆記 has fifty characters, and marks upon marks are bounded too', () => {
	expect([50, 51].map((length) => written('あ'.repeat(length)))).toEqual([null, 'text_too_long']);
	expect([50, 51].map((length) => written('👩‍👩‍👧‍👦'.repeat(length)))).toEqual([null, 'text_too_long']);
	const marked = (length: number) => written(`あ${'\u0301'.repeat(length - 1)}`);
	expect([800, 801, 16_000].map(marked)).toEqual([null, 'text_too_long', 'text_too_long']);
});
