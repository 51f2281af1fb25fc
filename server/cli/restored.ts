import type { App } from '#lib/server/app.ts';
import { renewEpochs } from '#lib/server/maintenance/renew-epochs.ts';
import type { Output } from './args.ts';

/** Run after a restore from a backup. */
export async function restored(app: App): Promise<Output> {
	const counts = await renewEpochs(app);
	return {
		json: counts,
		text: `${counts.meetings}の 会議と ${counts.minutes}の 会議録を、バックアップから 戻した ものとして しるしました。\n開いたままの ページは 読みこみなおします。\n`
	};
}
