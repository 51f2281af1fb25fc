import type { Step } from '#lib/board/step.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface StepGuide {
	readonly press: () => string;
	readonly say: () => string;
}

/** What the facilitator presses and says at each step. */
export const guideWords: Record<Step, StepGuide> = {
	reception: { press: m.print_guide_press_reception, say: m.print_guide_say_reception },
	review: { press: m.print_guide_press_review, say: m.print_guide_say_review },
	write: { press: m.print_guide_press_write, say: m.print_guide_say_write },
	show: { press: m.print_guide_press_show, say: m.print_guide_say_show },
	group: { press: m.print_guide_press_group, say: m.print_guide_say_group },
	break: { press: m.print_guide_press_break, say: m.print_guide_say_break },
	combine: { press: m.print_guide_press_combine, say: m.print_guide_say_combine },
	choose: { press: m.print_guide_press_choose, say: m.print_guide_say_choose },
	decide: { press: m.print_guide_press_decide, say: m.print_guide_say_decide },
	report: { press: m.print_guide_press_report, say: m.print_guide_say_report },
	close: { press: m.print_guide_press_close, say: m.print_guide_say_close }
};
