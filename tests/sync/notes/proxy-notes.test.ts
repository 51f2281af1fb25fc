import { expect, test } from 'vitest';
import { people, show } from '../people.ts';

test('[N8] only staff write down for others; a note written on paper keeps its printed number, which nobody else can have', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const onPaper = {
		type: 'note.post',
		kind: 'komatta',
		text: '坂が つらい',
		as: 'paper',
		number: 12
	} as const;
	expect(await ann.ask(room, onPaper)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, onPaper)).toMatchObject({ ok: true });
	expect(await staff.ask(room, { ...onPaper, text: 'ほかの 紙' })).toMatchObject({ refusal: 'number_taken' });
	await show(all);
	expect(screen.board.notes).toMatchObject([{ number: 12 }]);
	const note = screen.board.notes[0]!.id;
	await staff.ask(room, { type: 'note.edit', note, text: '坂道が つらい' });
	expect(screen.board.notes).toMatchObject([{ text: '坂道が つらい' }]);
	expect(await ann.ask(room, { type: 'note.edit', note, text: 'ほかの' })).toMatchObject({
		refusal: 'not_your_note'
	});
});
