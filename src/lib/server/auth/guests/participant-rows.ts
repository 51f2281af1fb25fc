import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { isOver } from '#lib/server/auth/result-time.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { findParticipant, type ParticipantKind } from '#lib/server/db/lookup.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';

interface Entering extends MeetingAddress {
	readonly kind: ParticipantKind;
	/** Whether it counts as another phone. */
	readonly counts: boolean;
	/** It comes after 閉会, for the result alone. */
	readonly late?: boolean;
}

/**
 * A concurrent second scan returns the same participant, and the phone is counted once. Null: it is
 * late, and 閉会 was taken back meanwhile.
 */
export async function enter(
	app: App,
	{ meeting, municipality, kind, counts, late = false }: Entering,
	tokenHash: string
): Promise<ParticipantId | null> {
	const id = crypto.randomUUID() as ParticipantId;
	const added = await scope(app.db, municipality, async (tx) => {
		if (late && !(await staysOver(tx, meeting))) return null;
		const row = { id, meetingId: meeting, municipalityId: municipality, kind, tokenHash };
		return tx
			.insert(participants)
			.values(late ? { ...row, joinedAfterClose: true } : row)
			.onConflictDoNothing()
			.returning({ id: participants.id });
	});
	if (!added) return null;
	if (added.length === 0) {
		const other = await findParticipant(app.db, meeting, tokenHash);
		if (!other) throw new Error('a participant who is there cannot be found');
		return other.participant;
	}
	if (counts)
		await app.rooms.run({ meeting, municipality }, { type: 'phone.joined', id: ulid() }, { kind: 'server' });
	return id;
}

/** Until COMMIT: ひらきなおす waits, and then sees the row (T5). */
async function staysOver(tx: Tx, meeting: MeetingId): Promise<boolean> {
	const [row] = await tx
		.select({ phase: meetings.phase })
		.from(meetings)
		.where(eq(meetings.id, meeting))
		.for('share');
	return row !== undefined && isOver(row);
}

export const becomeLent = (app: App, municipality: MunicipalityId, id: ParticipantId) =>
	scope(app.db, municipality, (tx) =>
		tx.update(participants).set({ lent: true }).where(eq(participants.id, id))
	);
