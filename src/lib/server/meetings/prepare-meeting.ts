import { randomBytes } from 'node:crypto';
import { eq, max } from 'drizzle-orm';
import * as Y from 'yjs';
import { agendaFrom, type Template } from '#lib/board/agenda.ts';
import { beginBoard } from '#lib/board/document/command-edits.ts';
import type { AgendaItem, Board, Confidentiality, MeetingId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { recordEvent, type AuditActor } from '../audit/record-event.ts';
import { joinCode, joinHash, joinToken, screenToken } from '../auth/secrets.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { boards, boardUpdates } from '../db/schema/board.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

export interface Preparation {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly theme: string;
	readonly venue: string;
	readonly startsAt: Date;
	readonly template: Template;
	/** The council's own 次第, instead of the template's. */
	readonly agenda?: readonly AgendaItem[] | undefined;
	readonly confidentiality?: Confidentiality;
	readonly reveal?: Board['reveal'];
	/** Who prepares it, for the log of acts. */
	readonly by?: AuditActor;
}

export interface Prepared {
	readonly meeting: MeetingId;
	readonly number: number;
}

/** C23: pages offer no meeting of a closed council, so only another person's press leads here. */
export class CouncilClosed extends Error {}

export function prepareMeeting(app: App, preparation: Preparation): Promise<Prepared> {
	return scope(app.db, preparation.municipality, async (tx) => {
		const { displayName, phase } = await lockCouncil(tx, preparation.council);
		if (phase === 'closed') throw new CouncilClosed(displayName);
		const number = await nextNumber(tx, preparation.council);
		const agenda = preparation.agenda ?? agendaFrom(preparation.template);
		const title = `${displayName} 第${number}回`;
		const meeting = await beginMeeting(tx, app.config.secret, { ...preparation, number, title, agenda });
		if (preparation.by) {
			const thing = { type: 'meeting', id: meeting, name: title } as const;
			await recordEvent(tx, preparation.by, { what: 'meeting.prepared', thing });
		}

		return { meeting, number };
	});
}

type NewMeeting = Omit<Preparation, 'template' | 'agenda'> & {
	readonly number: number;
	readonly title: string;
	readonly agenda: readonly AgendaItem[];
	readonly rules?: string;
	readonly stickers?: number;
};

/** The row and the first state of the board. */
export async function beginMeeting(tx: Tx, secret: string, prepared: NewMeeting): Promise<MeetingId> {
	const meeting = await insertMeeting(tx, secret, prepared);
	await beginLog(tx, meeting, prepared);
	return meeting;
}

/** Concurrent preparations must get different numbers. */
async function lockCouncil(tx: Tx, council: CouncilId) {
	const [row] = await tx
		.select({ displayName: councils.displayName, phase: councils.phase })
		.from(councils)
		.where(eq(councils.id, council))
		.for('update');
	if (!row) throw new Error('there is no such council in this municipality');
	return row;
}

async function nextNumber(tx: Tx, council: CouncilId): Promise<number> {
	const [row] = await tx
		.select({ last: max(meetings.number) })
		.from(meetings)
		.where(eq(meetings.councilId, council));
	return (row?.last ?? 0) + 1;
}

/** The eight-digit code must be unique among all tenants. */
async function insertMeeting(tx: Tx, secret: string, prepared: NewMeeting): Promise<MeetingId> {
	const id = crypto.randomUUID() as MeetingId;
	const { municipality, council, number, theme, venue, startsAt, agenda } = prepared;

	for (let rotation = 0; ; rotation += 1) {
		const inserted = await tx
			.insert(meetings)
			.values({
				id,
				municipalityId: municipality,
				councilId: council,
				number,
				theme,
				venue,
				startsAt,
				agenda,
				confidentiality: prepared.confidentiality,
				reveal: prepared.reveal,
				rules: prepared.rules,
				stickers: prepared.stickers,
				rotation,
				joinTokenHash: joinHash(secret, 'token', joinToken(secret, id, rotation)),
				joinCodeHash: joinHash(secret, 'code', joinCode(secret, id, rotation)),
				screenTokenHash: joinHash(secret, 'screen', screenToken(secret, id))
			})
			.onConflictDoNothing({ target: meetings.joinCodeHash })
			.returning({ id: meetings.id });
		if (inserted.length > 0) return id;
	}
}

const defaultStickers = 3;

async function beginLog(
	tx: Tx,
	meeting: MeetingId,
	{ municipality, title, theme, agenda, ...prepared }: NewMeeting
): Promise<void> {
	const { confidentiality = 'members', reveal = 'look_through' } = prepared;
	const { rules = '', stickers = defaultStickers } = prepared;
	const doc = new Y.Doc();
	beginBoard(doc, { title, theme, rules, stickers, agenda, confidentiality, reveal });
	const row = { meetingId: meeting, municipalityId: municipality, seq: 1 };

	await tx.insert(boards).values({ ...row, epoch: randomBytes(12).toString('base64url') });
	await tx.insert(boardUpdates).values({ ...row, bytes: Y.encodeStateAsUpdate(doc) });
}
