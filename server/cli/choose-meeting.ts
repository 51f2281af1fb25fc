import { meetingToOpen, type OpenableMeeting } from '#lib/server/meetings/open-door.ts';
import { momentWords } from '#lib/words/dates.ts';
import { UsageProblem } from './usage.ts';

/** Throws a `UsageProblem` that says what to type instead. */
export function chooseMeeting(
	openable: readonly OpenableMeeting[],
	asked: Parameters<typeof meetingToOpen>[1]
): OpenableMeeting {
	const choice = meetingToOpen(openable, asked);
	switch (choice.is) {
		case 'chosen':
			return choice.meeting;
		case 'none':
			throw new UsageProblem('準備してある 会議が ありません。先に meeting prepare を してください。');
		case 'cancelled':
			throw new UsageProblem(
				`${named(choice.meeting)}は 中止に なっています。ひらくときは、先に 会議の ページで 中止を とりけしてください。`
			);
		case 'ambiguous': {
			const lines = openable.map((each) => `  ${named(each)}${each.cancelled ? ' 中止' : ''}`);
			throw new UsageProblem(`どの 会議かを --number で えらんでください：\n${lines.join('\n')}`);
		}
	}
}

const named = ({ number, startsAt }: OpenableMeeting) => `第${number}回（${momentWords(startsAt)}）`;
