import type { App } from '#lib/server/app.ts';
import { erasePastRetention, meetingsPastRetention } from '#lib/server/maintenance/retention.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { blankBoard } from '../board/erase/blank-board.ts';
import type { Args, Output } from './args.ts';
import { UsageProblem } from './usage.ts';

export async function retention(app: App, args: Pick<Args, 'list' | 'apply'>): Promise<Output> {
	if (Boolean(args.list) === Boolean(args.apply))
		throw new UsageProblem('--list で しらべるか、--apply で 消すかを えらんでください。');
	const due = await meetingsPastRetention(app, new Date());
	if (args.apply) await erasePastRetention(app, { due, now: new Date(), blankBoard });
	const lines = due.map(
		({ council, number, startsAt }) => `  ${japanDay(startsAt)} ${council} 第${number}回`
	);
	const head = args.apply ? 'つぎの 会議の 紙の ことばを 消しました' : '--apply で 紙の ことばが 消える 会議';
	return {
		json: due.map(({ meeting }) => meeting),
		text: [`${head}：${due.length === 0 ? 'ありません' : `${due.length}件`}`, ...lines, ''].join('\n')
	};
}
