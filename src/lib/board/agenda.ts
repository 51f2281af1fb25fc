import type { AgendaItem, Kind } from './model.ts';
import type { Step } from './step.ts';

/** No real agenda has so many lines. */
export const maxAgenda = 40;

export const templates = [
	'sasaeai_90',
	'chiiki_120',
	'junbikai_60',
	'kyogikai_90',
	'teireikai_90',
	'kondankai_90'
] as const;
export type Template = (typeof templates)[number];

const item = (step: Step, title: string, minutes: number, kind: Kind | null = null): AgendaItem => ({
	step,
	title,
	minutes,
	kind
});

/**
 * Titles are content that staff edit; each agenda is a function, so that a phone's page omits it.
 */
const agendas: Record<Template, () => AgendaItem[]> = {
	sasaeai_90: () => [
		item('reception', '受付', 5),
		item('review', '前回の つづき', 10),
		item('write', '困っている', 10, 'komatta'),
		item('write', 'もったいない', 8, 'mottainai'),
		item('show', '見せる', 2),
		item('group', 'まとめる', 10),
		item('break', '休憩', 5),
		item('combine', '組み合わせる', 15),
		item('choose', '選ぶ', 10),
		item('decide', '決める', 10),
		item('close', '確認', 5)
	],
	chiiki_120: () => [
		item('reception', '受付', 5),
		item('review', '前回の つづき', 15),
		item('write', '困っている', 12, 'komatta'),
		item('write', 'もったいない', 10, 'mottainai'),
		item('show', '見せる', 3),
		item('group', 'まとめる', 15),
		item('break', '休憩', 10),
		item('combine', '組み合わせる', 20),
		item('choose', '選ぶ', 10),
		item('decide', '決める', 15),
		item('close', '確認', 5)
	],
	junbikai_60: () => [
		item('reception', '受付', 5),
		item('write', '困っている・もったいない', 15),
		item('show', '見せる', 2),
		item('group', 'まとめる', 13),
		item('combine', '組み合わせる', 10),
		item('decide', '決める', 10),
		item('close', '確認', 5)
	],
	kyogikai_90: () => [
		item('reception', '受付', 5),
		item('review', '前回の つづき', 15),
		item('report', '地域の 進みぐあい（報告）', 20),
		item('report', '話し合い（協議）', 30),
		item('decide', '決める', 15),
		item('close', '確認・次回', 5)
	],
	teireikai_90: () => [
		item('reception', '受付', 5),
		item('review', '前回の つづき', 10),
		item('report', '今月の 報告', 25),
		item('report', '事例を 聞く', 15),
		item('report', '情報交換', 20),
		item('decide', '決める', 10),
		item('close', '確認・次回', 5)
	],
	kondankai_90: () => [
		item('reception', '受付', 10),
		item('write', '困っている', 12, 'komatta'),
		item('write', 'もったいない', 10, 'mottainai'),
		item('show', '見せる', 3),
		item('group', 'まとめる', 15),
		item('break', '休憩', 5),
		item('combine', '組み合わせる', 15),
		item('choose', '選ぶ', 10),
		item('decide', 'やってみたいこと', 5),
		item('close', '確認', 5)
	]
};

/** Returns a copy, which the meeting may change. */
export function agendaFrom(template: Template): AgendaItem[] {
	return agendas[template]();
}
