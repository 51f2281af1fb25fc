import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type {
	ActionId,
	CombinationId,
	DayKeyId,
	GroupId,
	MeetingId,
	NoteId,
	ParticipantId,
	ScribeKeyId,
	SnapshotId
} from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import { makeLink } from '#lib/server/auth/links.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { AreaId, MunicipalityId, RemoteRequestId } from '#lib/server/db/ids.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '#lib/server/db/schema/action.ts';
import { areaParents, areas } from '#lib/server/db/schema/area.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { minutes, minutesUpdates } from '#lib/server/db/schema/minutes.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import {
	boardProjections,
	combinationMembers,
	combinations,
	noteGroups,
	notePlaces
} from '#lib/server/db/schema/projection.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { rehearsals } from '#lib/server/db/schema/rehearsal.ts';
import { remoteRequests } from '#lib/server/db/schema/remote-request.ts';
import { scribeKeys } from '#lib/server/db/schema/scribe-key.ts';
import { boardSnapshots } from '#lib/server/db/schema/snapshot.ts';
import { actionOffers, noteSupports, offerCounts, votes } from '#lib/server/db/schema/vote.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, aMeeting, type City } from './city.ts';
import { furnishCity } from './furnish-city.ts';

export type FullCity = City & { readonly meeting: MeetingId };

/** At least one row in every table that belongs to a municipality (市町村). */
export async function aFullCity(app: App, name: string): Promise<FullCity> {
	const city = await aCity(app.db, name);
	const { meeting } = await aMeeting(app, city);
	const full = { ...city, meeting };
	await startSession(app.db, { id: city.coordinator, municipality: city.municipality });
	await scope(app.db, city.municipality, async (tx) => {
		await makeLink(tx, { id: city.coordinator, municipality: city.municipality }, 'invitation');
		await insertAreas(tx, full);
		await furnishCity(tx, { ...full, mark: name, open: name });
		const note = await insertNote(tx, full);
		const action = await insertAction(tx, full, note);
		await insertProjection(tx, full, note);
		await insertMeetingRows(tx, full, { note, action });
	});
	await insertRehearsal(app, full);
	return full;
}

/** The row belongs to the city; the tenant that it names has nothing else here. */
async function insertRehearsal(app: App, city: FullCity): Promise<void> {
	const { municipality: municipalityId, meeting, coordinator } = city;
	const tenantId = randomUUID() as MunicipalityId;
	await scope(app.db, tenantId, (tx) => tx.insert(municipalities).values({ id: tenantId, name: '練習' }));
	const about = { meetingId: meeting, forMeetingId: meeting, startedBy: coordinator, startedAt: new Date() };
	await scope(app.db, municipalityId, (tx) =>
		tx.insert(rehearsals).values({ tenantId, municipalityId, ...about })
	);
}

async function insertAreas(tx: Tx, { municipality: municipalityId }: FullCity): Promise<void> {
	const [parentId, areaId] = [randomUUID() as AreaId, randomUUID() as AreaId];
	await tx.insert(areas).values([
		{ id: parentId, municipalityId, kind: 'daily_living_area', name: '東' },
		{ id: areaId, municipalityId, kind: 'community_area', name: '葉月台' }
	]);
	await tx.insert(areaParents).values({ areaId, parentId, municipalityId });
}

async function insertNote(
	tx: Tx,
	{ meeting: meetingId, municipality: municipalityId }: FullCity
): Promise<NoteId> {
	const participantId = randomUUID() as ParticipantId;
	const id = randomUUID() as NoteId;
	const own = { meetingId, municipalityId };
	await tx.insert(participants).values({ ...own, id: participantId, kind: 'phone', tokenHash: 'hash' });
	await tx.insert(notes).values({
		...own,
		id,
		kind: 'komatta',
		text: '米が 重い',
		source: 'phone',
		state: 'waiting',
		participantId,
		seq: 2
	});
	await tx
		.insert(commandReceipts)
		.values({ ...own, actor: participantId, commandId: 'c', fingerprint: 'f', answer: { ok: true } });
	return id;
}

async function insertAction(tx: Tx, city: FullCity, noteId: NoteId): Promise<ActionId> {
	const id = randomUUID() as ActionId;
	const { municipality: municipalityId, council: councilId, meeting: meetingId } = city;
	const text = { what: '相乗りを ためす', firstStep: '時刻表を 書く', owner: '町会' };
	await tx
		.insert(actionItems)
		.values({ id, municipalityId, councilId, meetingId, ...text, dueKind: 'undecided' });
	await tx.insert(actionOriginNotes).values({ actionId: id, noteId, municipalityId });
	await tx.insert(actionUpdates).values({
		id: randomUUID(),
		actionId: id,
		municipalityId,
		at: new Date(),
		status: 'not_started',
		remark: ''
	});
	return id;
}

interface Named {
	readonly note: NoteId;
	readonly action: ActionId;
}

async function insertMeetingRows(tx: Tx, city: FullCity, { note: noteId, action }: Named): Promise<void> {
	const own = { meetingId: city.meeting, municipalityId: city.municipality };
	const [participant] = await tx
		.select({ id: participants.id })
		.from(participants)
		.where(eq(participants.meetingId, city.meeting));
	const mine = { ...own, participantId: participant!.id };
	await tx.insert(votes).values({ ...mine, combinationId: 'combination' as CombinationId, count: 1 });
	await tx.insert(noteSupports).values({ ...mine, noteId });
	await tx.insert(actionOffers).values({ ...mine, actionId: action });
	await tx.insert(offerCounts).values({ ...own, actionId: action, phones: 1, hands: 2 });
	await tx
		.insert(attendances)
		.values({ ...own, affiliation: 'resident', organization: '', people: 3, withoutPhone: 1 });
	const arrangement = { notes: [], groups: [], combinations: [] };
	await tx.insert(boardSnapshots).values({
		...own,
		id: randomUUID() as SnapshotId,
		seq: 2,
		position: 0,
		at: new Date(),
		content: arrangement
	});
	await tx.insert(handoffs).values({
		...own,
		id: randomUUID(),
		councilId: city.council,
		on: '2027-01-23',
		field: 'elderly',
		destination: 'shakyo'
	});
	const dayKeyId = randomUUID() as DayKeyId;
	await tx.insert(dayKeys).values({
		...own,
		id: dayKeyId,
		tokenHash: randomUUID(),
		validOn: '2027-01-23',
		madeBy: city.coordinator
	});
	await tx.insert(remoteRequests).values({
		...mine,
		id: randomUUID() as RemoteRequestId,
		digits: 37,
		state: 'granted',
		at: new Date(),
		dayKeyId
	});
	await tx.insert(scribeKeys).values({
		...own,
		id: randomUUID() as ScribeKeyId,
		tokenHash: randomUUID(),
		validOn: '2027-01-23',
		madeBy: city.coordinator
	});
	await tx.insert(minutes).values({ ...own, seq: 1, epoch: 'first' });
	await tx.insert(minutesUpdates).values({ ...own, seq: 1, bytes: Uint8Array.of(0, 0) });
}

async function insertProjection(tx: Tx, city: FullCity, noteId: NoteId): Promise<void> {
	const own = { meetingId: city.meeting, municipalityId: city.municipality };
	const groupId = 'group' as GroupId;
	const combinationId = 'combination' as CombinationId;
	await tx.insert(boardProjections).values({ ...own, seq: 2 });
	await tx.insert(noteGroups).values({ ...own, id: groupId, title: '', position: 0 });
	await tx.insert(notePlaces).values({ ...own, noteId, groupId, position: 0 });
	await tx.insert(combinations).values({ ...own, id: combinationId, idea: '', position: 0 });
	await tx.insert(combinationMembers).values({ ...own, combinationId, memberType: 'note', memberId: noteId });
}
