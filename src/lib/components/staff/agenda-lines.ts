/** Each line (次第) has a key, so that a moved line keeps its input. */
import type { Step } from '#lib/board/step.ts';
import type { AgendaItem } from '#lib/board/model.ts';

export interface AgendaLine extends AgendaItem {
	readonly key: number;
}

export const linesOf = (agenda: readonly AgendaItem[]): AgendaLine[] =>
	agenda.map((item, key) => ({ ...item, key }));

export const itemsOf = (lines: readonly AgendaLine[]): AgendaItem[] =>
	lines.map(({ step, title, minutes, kind }) => ({ step, title, minutes, kind }));

/** The first `fixed` lines are past or current (いま). */
export const canMove = (lines: readonly AgendaLine[], at: number, by: 1 | -1, fixed: number) =>
	at >= fixed && at + by >= fixed && at + by < lines.length;

export function moveLine(lines: readonly AgendaLine[], at: number, by: 1 | -1): AgendaLine[] {
	const moved = [...lines];
	const [line] = moved.splice(at, 1);
	if (line) moved.splice(at + by, 0, line);
	return moved;
}

/** 確認 comes last in every meeting. */
export function addLine(
	lines: readonly AgendaLine[],
	{ step, title }: { readonly step: Step; readonly title: string },
	fixed: number
): AgendaLine[] {
	const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
	const beforeLast = lines.at(-1)?.step === 'close' && lines.length > fixed;
	const at = beforeLast ? lines.length - 1 : lines.length;
	return lines.toSpliced(at, 0, { key, step, title, minutes: 10, kind: null });
}

export const totalMinutes = (lines: readonly AgendaItem[]) =>
	lines.reduce((sum, { minutes }) => sum + (Number.isFinite(minutes) ? minutes : 0), 0);

/** Start times such as 14:05, if all lines keep to their minutes. */
export function beginnings(lines: readonly AgendaItem[], startsAt: string): string[] {
	return lines.map((_, at) => clock(startsAt, totalMinutes(lines.slice(0, at))));
}

/** Returns '' while `startsAt` has no time. */
export function clock(startsAt: string, minutes: number): string {
	const [, hour, minute] = /(\d\d):(\d\d)$/.exec(startsAt) ?? [];
	if (hour === undefined || minute === undefined) return '';
	const at = (Number(hour) * 60 + Number(minute) + minutes) % 1440;
	return `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
}
