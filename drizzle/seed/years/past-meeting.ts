import type { Affiliation } from '#lib/board/attendance.ts';
import type { Due, Kind } from '#lib/board/model.ts';
import type { PastAction, PastMeeting } from '../past-meetings/past-meeting.ts';
import type { Random } from './random.ts';
import {
	deedText,
	firstStepText,
	groupTitle,
	ideaText,
	noteText,
	ownerName,
	remarkText,
	themeOf
} from './words.ts';

export const notesEach = 100;
export const groupsEach = 8;
const ideasEach = 6;

const present: readonly Affiliation[] = [
	'neighborhood_association',
	'welfare_commissioner',
	'senior_club',
	'resident',
	'shakyo',
	'community_support_center'
];

interface Wanted {
	readonly area: string;
	readonly daysAgo: number;
	/** How many やること it decides. */
	readonly actions: number;
}

export function inventMeeting({ area, daysAgo, actions }: Wanted, random: Random): PastMeeting {
	return {
		area,
		daysAgo,
		theme: themeOf(random),
		venue: `${area} 集会所`,
		attendance: present.map((affiliation) => [affiliation, 2 + random.upTo(4), random.upTo(2)]),
		notes: Array.from({ length: notesEach }, (_, i) => {
			const kind: Kind = i % 5 < 3 ? 'komatta' : 'mottainai';
			const support = kind === 'komatta' && random.chance(30) ? { phones: random.upTo(6) } : {};
			return [kind, noteText(kind, random), support] as const;
		}),
		groups: Array.from({ length: groupsEach }, (_, group) => ({
			title: groupTitle(group),
			notes: Array.from({ length: notesEach }, (_, note) => note).filter(
				(note) => note % (groupsEach + 1) === group
			)
		})),
		combinations: Array.from({ length: ideasEach }, (_, i) => ({
			idea: ideaText(random),
			groups: [i],
			notes: [(i * 10 + 3) % notesEach],
			votes: random.upTo(15),
			hands: random.upTo(5),
			stickers: random.upTo(5),
			outcome: i < 4 ? ('do' as const) : null
		})),
		actions: Array.from({ length: actions }, (_, i) => inventAction(i % 4, daysAgo, random))
	};
}

function inventAction(combination: number, daysAgo: number, random: Random): PastAction {
	const due: Due = random.chance(60) ? { kind: 'next_meeting' } : { kind: 'undecided' };
	const words = {
		what: deedText(random),
		firstStep: firstStepText(random),
		owner: random.chance(85) ? ownerName(random) : '',
		due
	};
	const [begun, ended] = [Math.floor(daysAgo / 4), Math.floor(daysAgo / 2)];
	const later: PastAction['later'][number][] = [];
	if (begun > 7) later.push({ days: 7, status: 'in_progress', remark: remarkText(random) });
	// What is more than a year old has mostly come to an end.
	if (ended > 30 && random.chance(daysAgo > 365 ? 92 : 50)) {
		const status = random.chance(75) ? 'done' : 'dropped';
		later.push({ days: Math.min(ended, 180), status, remark: remarkText(random) });
	}
	return { ...words, combination, later };
}
