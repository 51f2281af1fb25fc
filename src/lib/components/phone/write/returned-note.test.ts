import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { returnedNote, unsentWords } from './returned-note.ts';

const refused = (
	command: OutboxItem['command'],
	refusal: OutboxItem['refusal'] = 'device_stopped'
): OutboxItem => {
	return { command, refusal, at: 0, since: 0, sentAt: null };
};
const posted = refused({ id: 'post', type: 'note.post', kind: 'komatta', text: '雪かきが つらい' });
const edited = refused({ id: 'edit', type: 'note.edit', note: 'n1' as NoteId, text: '坂が こおる' });

test('[P7] a stopped phone reads that it is stopped beside its words, until staff let it go on', () => {
	const stopped = { afterClose: false, stopped: true, paused: false };
	expect(returnedNote([edited, posted], stopped)?.sentence).toContain('いま このスマホから 紙は 出せません');
	expect(unsentWords([edited, posted], stopped)).toEqual([
		{ id: 'edit', text: '坂が こおる', sentence: expect.stringContaining('出せません') as string }
	]);

	const allowed = { afterClose: false, stopped: false, paused: false };
	for (const words of [returnedNote([posted], allowed), ...unsentWords([edited], allowed)]) {
		expect(words?.sentence).toContain('また 出せるように なりました');
		expect(words?.sentence).not.toContain('出せません');
	}
});

test('[P2] after 閉会 the words that a stopped phone kept are not promised another try', () => {
	const over = { afterClose: true, stopped: false, paused: false };
	expect(returnedNote([posted], over)).toBeNull();
	for (const { sentence } of unsentWords([edited, posted], over))
		expect(sentence).toContain('もう 出せません');
});

test('[P14] a note that came while all writing was stopped reads so, and another try once it goes on', () => {
	const late = refused(posted.command, 'writing_stopped');
	const standing = { afterClose: false, stopped: false, paused: true };
	expect(returnedNote([late], standing)).toMatchObject({
		text: '雪かきが つらい',
		sentence: expect.stringContaining('書きこみを 止めています') as string
	});
	const again = returnedNote([late], { ...standing, paused: false });
	expect(again?.sentence).toContain('また 出せるように なりました');
	const change = refused(edited.command, 'writing_stopped');
	expect(unsentWords([change], standing)).toMatchObject([{ text: '坂が こおる' }]);
});
