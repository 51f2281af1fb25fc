/** Values of the root `meeting` that are stored in another form than they are read. */
import * as v from 'valibot';
import { agenda, closing, deciding } from './doc-shapes.ts';
import { readDue } from './layout.ts';
import type { Closing } from '#lib/board/closing.ts';
import type { AgendaItem, CombinationId, Deciding, Timer } from '#lib/board/model.ts';

/** 0 stands for none. */
export const readMoment = (at: number): number | null => (at > 0 ? at : null);

export const readTimer = (endsAt: number, left: number): Timer => ({
	endsAt: readMoment(endsAt),
	leftMs: endsAt === 0 && left > 0 ? left : null
});

export function readDeciding(text: string): Deciding | null {
	const read = v.safeParse(deciding, text);
	if (!read.success) return null;
	const { due, combination, ...words } = read.output;
	return { ...words, due: readDue(due), combination: combination as CombinationId | null };
}

export function readClosing(text: string): Closing | null {
	const read = v.safeParse(closing, text);
	return read.success ? read.output : null;
}

export function readAgenda(text: string): AgendaItem[] {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), agenda), text);
	return read.success ? read.output : [];
}
