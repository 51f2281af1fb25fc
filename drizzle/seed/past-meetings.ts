import { hazukidai } from './past-meetings/hazukidai.ts';
import { honmachi } from './past-meetings/honmachi.ts';
import { kawabe } from './past-meetings/kawabe.ts';
import type { PastMeeting } from './past-meetings/past-meeting.ts';

/** Those of one council are numbered in this order. */
export const pastMeetings: readonly PastMeeting[] = [...hazukidai, honmachi, kawabe];
