import { combine } from '#lib/board/document/edits.ts';
import type { CombinationId, NoteId } from '#lib/board/model.ts';
import type { Room } from '../../server/live/room/room.ts';
import type { Client } from '../support/room-client.ts';
import { Meeting, post } from '../support/meeting.ts';

export interface People {
	readonly meeting: Meeting;
	readonly room: Room;
	readonly ann: Client;
	readonly ben: Client;
	readonly staff: Client;
	readonly screen: Client;
}

export async function people(): Promise<People> {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	return {
		meeting,
		room,
		ann: await meeting.phone(room, 'ann'),
		ben: await meeting.phone(room, 'ben'),
		staff: await meeting.facilitator(room),
		screen: await meeting.screen(room)
	};
}

export async function posted({ room }: People, who: Client, text: string): Promise<NoteId> {
	const answer = await who.ask(room, post(text));
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.result.note as NoteId;
}

export const show = ({ room, staff }: People) => staff.ask(room, { type: 'notes.show' });
export const shelf = ({ meeting }: Pick<People, 'meeting'>) => meeting.log.shelf(meeting.board.meeting);

export async function anIdea({ room, staff }: People, id: string): Promise<CombinationId> {
	combine(staff.doc, id as CombinationId, [], 'すれば');
	await room.settle();
	return id as CombinationId;
}
