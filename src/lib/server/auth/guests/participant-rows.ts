import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { findParticipant, type ParticipantKind } from '#lib/server/db/lookup.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';

interface Entering extends MeetingAddress {
	readonly kind: ParticipantKind;
	/** Whether it counts as another phone. */
	readonly counts: boolean;
}

/** A concurrent second scan returns the same participant, and the phone is counted once. */
export async function enter(
	app: App,
	{ meeting, municipality, kind, counts }: Entering,
	tokenHash: string
): Promise<ParticipantId> {
	const id = crypto.randomUUID() as ParticipantId;
	const [added] = await scope(app.db, municipality, (tx) =>
		tx
			.insert(participants)
			.values({ id, meetingId: meeting, municipalityId: municipality, kind, tokenHash })
			.onConflictDoNothing()
			.returning({ id: participants.id })
	);
	if (!added) {
		const other = await findParticipant(app.db, meeting, tokenHash);
		if (!other) throw new Error('a participant who is there cannot be found');
		return other.participant;
	}
	if (counts)
		await app.rooms.run({ meeting, municipality }, { type: 'phone.joined', id: ulid() }, { kind: 'server' });
	return id;
}

export const becomeLent = (app: App, municipality: MunicipalityId, id: ParticipantId) =>
	scope(app.db, municipality, (tx) =>
		tx.update(participants).set({ lent: true }).where(eq(participants.id, id))
	);
