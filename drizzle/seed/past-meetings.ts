import { hazukidai } from './past-meetings/hazukidai.ts';
import { honmachi } from './past-meetings/honmachi.ts';
import { kawabe } from './past-meetings/kawabe.ts';
import type { PastMeeting } from './past-meetings/past-meeting.ts';

/** The meetings are held in this order, which numbers those of one council. */
export const pastMeetings: readonly PastMeeting[] = [...hazukidai, honmachi, kawabe];
