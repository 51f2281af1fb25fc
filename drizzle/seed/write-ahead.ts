import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { countWaiting } from '#lib/board/document/command-edits.ts';
import type { Kind, NoteId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { boardOf } from './hold-meeting.ts';

const ahead: readonly (readonly [Kind, string, 'between' | 'staff'])[] = [
	['komatta', '病院の 帰り、バスを 待つ間 すわる所が ない', 'between'],
	['komatta', '回覧板の 字が 小さくて 読めない', 'between'],
	['mottainai', 'サロンの 日、お茶の道具が 余っている', 'staff'],
	['mottainai', '手紙の 代筆なら、いくらでも できる', 'between']
];
const seq = 2; // seq 1 is the initial update of every board

export async function writeAhead(app: App, { meeting, municipality }: MeetingAddress): Promise<void> {
	const own = { meetingId: meeting, municipalityId: municipality };
	await scope(app.db, municipality, async (tx) => {
		const doc = await boardOf(tx, { meeting, municipality });
		const before = Y.encodeStateVector(doc);
		for (const [kind] of ahead) countWaiting(doc, kind, 1);
		await tx.insert(notes).values(
			ahead.map(([kind, text, source]) => ({
				...own,
				id: crypto.randomUUID() as NoteId,
				kind,
				text,
				source,
				seq,
				state: 'waiting' as const
			}))
		);
		await tx.insert(boardUpdates).values({ ...own, seq, bytes: Y.encodeStateAsUpdate(doc, before) });
		await tx.update(boards).set({ seq }).where(eq(boards.meetingId, meeting));
	});
}
