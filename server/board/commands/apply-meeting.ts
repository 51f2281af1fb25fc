import { reviewOrder } from '#lib/action/order.ts';
import {
	isBare,
	isSameArrangement,
	readArrangement,
	restoreArrangement
} from '#lib/board/erase/arrangement.ts';
import { changed, type Attendance } from '#lib/board/attendance.ts';
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { readBoard, readOutline } from '#lib/board/document/doc.ts';
import { kinds } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { plannedEnd } from '#lib/board/time/meeting-end.ts';
import { mostMs, possibleTimer } from '#lib/board/timer.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { CommandContext } from './command-context.ts';
import { showWaiting } from './apply-notes.ts';
import { closeVotes, openVotes } from './apply-votes.ts';
import { forgetCaptions } from './apply-wall.ts';

/** The first opening takes over every undone action of the council (A3). */
export async function setDoor(
	command: CommandOf<'door.set'>,
	context: CommandContext
): Promise<CommandResult> {
	if (command.open && readOutline(context.doc).phase === 'draft') {
		await beginTimes(context);
		const today = japanDay(context.effects.now());
		for (const action of reviewOrder(await context.rows.undoneActions(), today))
			edits.putAction(context.doc, { ...action, from: 'earlier' });
	}
	const phase = command.open ? 'open' : readOutline(context.doc).phase;
	edits.setPhase(context.doc, phase, command.open);
	context.rows.changeMeeting({ phase, door: command.open });
	return {};
}

/** T6: the end is kept, so that later changes of the 次第 do not move it. */
async function beginTimes({ doc, rows, effects }: CommandContext): Promise<void> {
	const planned = await rows.plan();
	const endsAt = plannedEnd(planned.startsAt.getTime(), readBoard(doc).agenda);
	edits.setTimes(doc, { endsAt: endsAt ?? 0, steppedAt: effects.now().getTime() });
	edits.setPlanVersion(doc, planVersion(planned));
}

/** Day keys (当日のかぎ) valid on the old day move with it, never into the past. */
export async function plan(
	command: CommandOf<'meeting.plan'>,
	context: CommandContext
): Promise<CommandResult> {
	const { doc, rows, effects } = context;
	const { theme, rules, confidentiality, reveal, stickers, agenda } = command;
	const before = await rows.plan();
	const { venue = before.venue, startsAt: startsAtMs = before.startsAt.getTime() } = command;
	const startsAt = new Date(startsAtMs);
	const planned = { theme, rules, confidentiality, reveal, stickers, agenda };
	if (edits.planMeeting(doc, planned)) forgetCaptions(context, '');
	rows.changeMeeting({ ...planned, venue, startsAt });
	const { endsAt, phase } = readBoard(doc);
	if (endsAt !== null) edits.setTimes(doc, { endsAt: endsAt + startsAtMs - before.startsAt.getTime() });
	if (phase !== 'draft') edits.setPlanVersion(doc, planVersion({ ...before, ...planned, venue, startsAt }));

	const [from, to, today] = [japanDay(before.startsAt), japanDay(startsAt), japanDay(effects.now())];
	if (from !== to) rows.moveDayKeys(from, to > today ? to : today);
	return {};
}

/** 中止: calling it off again replaces the message. */
export function cancel(
	{ on, words }: CommandOf<'meeting.cancel'>,
	{ doc, rows, effects }: CommandContext
): CommandResult {
	edits.setCancelled(doc, on ? words : null);
	rows.changeMeeting({ cancelledAt: on ? effects.now() : null, cancelledWords: on ? words : '' });
	return {};
}

/** After 閉会 waiting notes can no longer be shown, nor an open vote counted. */
export async function close(context: CommandContext): Promise<CommandResult> {
	const { doc, rows, effects } = context;
	const { reveal, voting, door } = readOutline(doc);
	const now = effects.now();
	if (reveal === 'at_once') await showWaiting(context);
	if (voting === 'open') await closeVotes(context);
	edits.setPhase(doc, 'wrapup', false);
	edits.setTimer(doc, { endsAt: null, leftMs: null });
	edits.setDeciding(doc, null);
	forgetCaptions(context, null);
	edits.setClosing(doc, { at: now.getTime(), door, voting: voting === 'open' });
	rows.changeMeeting({ phase: 'wrapup', door: false, closedAt: now });
	return {};
}

/** T5: as it stood at 閉会, without the time. The シール are still in the rows (V4). */
export function reopen(context: CommandContext): CommandResult {
	const { doc, rows } = context;
	const { door = false, voting = false } = readOutline(doc).closing ?? {};
	if (voting) openVotes(context);
	edits.setPhase(doc, 'open', door);
	edits.setClosing(doc, null);
	rows.changeMeeting({ phase: 'open', door, closedAt: null });
	return {};
}

/** まとめ完了 removes every link from a note to a phone (P8). */
export function finish({ doc, rows, touched, erasure }: CommandContext): CommandResult {
	const { waiting } = readBoard(doc).tallies;
	for (const kind of kinds) edits.countWaiting(doc, kind, -waiting[kind]);
	edits.setPhase(doc, 'closed', false);
	edits.setDeciding(doc, null);
	edits.setSpotlight(doc, null);
	rows.changeMeeting({ phase: 'closed', door: false });
	rows.finish();
	erasure.isForgotten = true; // held and trashed notes that were shown once are still in the log
	touched.add('everybody');
	return {};
}

/** E5: the earlier arrangement is kept. To the current step nothing changes: its time runs on (T1). */
export async function goToStep(
	command: CommandOf<'step.go'>,
	context: CommandContext
): Promise<CommandResult> {
	if (readOutline(context.doc).position === command.position) return {};
	await keepArrangement(context);
	edits.goToStep(context.doc, command.position, context.effects.now().getTime());
	forgetCaptions(context, ''); // the band stays: somebody is writing along
	return {};
}

/** 前の ようすに もどす keeps the current arrangement first, so that nothing is lost. */
export async function restore(
	{ snapshot }: CommandOf<'arrangement.restore'>,
	context: CommandContext
): Promise<CommandResult | Refusal> {
	const before = await context.rows.snapshot(snapshot);
	if (!before) return 'snapshot_gone';
	await keepArrangement(context);
	restoreArrangement(context.doc, before);
	return {};
}

async function keepArrangement({ doc, rows, effects, touched }: CommandContext): Promise<void> {
	const content = readArrangement(doc);
	if (isBare(content) || isSameArrangement(content, await rows.latestSnapshot())) return;
	rows.keepSnapshot({ position: readOutline(doc).position, at: effects.now(), content });
	touched.add('staff');
}

/** Clocks of phones may be wrong, so the server's counts (T1). */
export function runTimer(
	command: CommandOf<'timer.start' | 'timer.add' | 'timer.stop'>,
	{ doc, effects }: CommandContext
): CommandResult {
	const now = effects.now().getTime();
	const { endsAt, leftMs } = possibleTimer(readBoard(doc).timer, now);
	const atMost = (ms: number) => Math.min(ms, mostMs);
	switch (command.type) {
		case 'timer.start':
			edits.setTimer(doc, { endsAt: now + command.seconds * 1000, leftMs: null });
			return {};
		case 'timer.add': {
			// A minute added after the end starts now.
			const ms = command.seconds * 1000;
			if (endsAt === null) edits.setTimer(doc, { endsAt: null, leftMs: atMost((leftMs ?? 0) + ms) });
			else edits.setTimer(doc, { endsAt: now + atMost(Math.max(endsAt - now, 0) + ms), leftMs: null });
			return {};
		}
		case 'timer.stop':
			edits.setTimer(doc, { endsAt: null, leftMs: endsAt === null ? leftMs : Math.max(0, endsAt - now) });
			return {};
	}
}

/** T3: several processes may send this for one change of the clock; comparing `endsAt` applies it once. */
export function moveTimer({ endsAt, by }: CommandOf<'timer.move'>, { doc }: CommandContext): CommandResult {
	const { timer } = readBoard(doc);
	if (timer.endsAt === endsAt) edits.setTimer(doc, { endsAt: Math.round(endsAt + by), leftMs: null });
	return {};
}

/** Adds to the row, so that two concurrent ＋1 make ＋2 (T2). */
export async function addAttendance(
	command: CommandOf<'attendance.add'>,
	{ doc, rows, touched }: CommandContext
): Promise<CommandResult> {
	const { affiliation, organization, people, withoutPhone, represented } = command;
	const none: Attendance = { affiliation, organization, people: 0, withoutPhone: 0 };
	const before = (await rows.attendance(affiliation, organization)) ?? none;
	const after = changed(before, { people, withoutPhone, represented });
	rows.setAttendance(after);
	edits.countPeople(doc, after.people - before.people, after.withoutPhone - before.withoutPhone);
	touched.add('staff');
	return {};
}
