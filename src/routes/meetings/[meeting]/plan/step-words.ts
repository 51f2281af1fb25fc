import type { Step } from '#lib/board/step.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const stepWords: Record<Step, () => string> = {
	reception: m.prepare_step_reception,
	review: m.prepare_step_review,
	write: m.prepare_step_write,
	show: m.prepare_step_show,
	group: m.prepare_step_group,
	break: m.prepare_step_break,
	combine: m.prepare_step_combine,
	choose: m.prepare_step_choose,
	decide: m.prepare_step_decide,
	report: m.prepare_step_report,
	close: m.prepare_step_close
};
