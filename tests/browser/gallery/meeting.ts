/** Commands drive one meeting on a real server, while the pages only display it. */
import type { Browser } from '@playwright/test';
import type { Step } from '#lib/board/step.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { BoardAction, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import type { RunningApp } from '../../support/app.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { person, type Person } from '../people.ts';
import { groups, ideas, notes, promised, todo } from './words.ts';

export interface Gallery {
	readonly meeting: PreparedMeeting;
	readonly staff: WirePhone;
	readonly phones: readonly WirePhone[];
	readonly desk: Person;
	readonly projector: Person;
	readonly phone: Person;
}

export type OnlyProjector = Pick<Gallery, 'meeting' | 'staff' | 'projector'>;

/** Throws if the command is refused, because a picture of a refused step would show nothing wrong. */
export async function order(who: WirePhone, ask: Ask): Promise<void> {
	const answer = await who.ask(ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
}

const staffOf = async (running: RunningApp, city: RunningCity, meeting: PreparedMeeting) => {
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await order(staff, { type: 'door.set', open: true });
	return staff;
};

/**
 * Holds the meeting before the gallery: its actions open the next one, and one idea waits in
 * the closed tray.
 */
export async function holdEarlier(running: RunningApp, city: RunningCity): Promise<void> {
	const staff = await staffOf(running, city, await city.prepare());
	await order(staff, { type: 'note.post', kind: 'komatta', text: '夜の 帰り道が 暗い', as: 'staff' });
	await order(staff, { type: 'note.post', kind: 'mottainai', text: '使わない 反射の たすき', as: 'staff' });
	await order(staff, { type: 'notes.show' });
	const ids = staff.board.notes.map(({ id }) => id);
	const later = 'idea-of-the-first-time' as CombinationId;
	combine(
		staff.doc,
		later,
		ids.map((id) => ({ type: 'note', id }) as const),
		'たすきを 玄関に 下げておけば'
	);
	await order(staff, { type: 'decide.later', combination: later });
	for (const { what, owner } of promised)
		await order(staff, {
			type: 'action.decide',
			result: 'do',
			what,
			firstStep: '声を かける',
			owner,
			helpers: '',
			due: { kind: 'next_meeting' },
			combination: null
		});
	await order(staff, { type: 'meeting.close' });
	await order(staff, { type: 'meeting.finish' });
	staff.drop();
}

export async function openGallery(
	browser: Browser,
	running: RunningApp,
	city: RunningCity
): Promise<Gallery> {
	const { origin } = running;
	const meeting = await city.prepare();
	const desk = await signedIn(browser, 'laptop', running, city);
	const projector = await signedIn(browser, 'projector', running, city);
	await projector.page.clock.install(); // It is advanced while the projector has no network.
	const phone = await person(browser, 'phone', origin);
	const staff = await staffOf(running, city, meeting);
	const phones = await Promise.all(
		[1, 2, 3].map(async () => {
			const cookie = await comeIn(origin, { token: meeting.joinToken });
			const wire = new WirePhone({ origin, meeting, cookie, view: 'phone' });
			await wire.connect();
			return wire;
		})
	);
	return { meeting, staff, phones, desk, projector, phone };
}

/** Opens a meeting with its own agenda and only a projector screen; notes are shown at once. */
export async function openProjector(
	browser: Browser,
	running: RunningApp,
	city: RunningCity,
	{ agenda }: { agenda: readonly Step[] }
): Promise<OnlyProjector> {
	const meeting = await city.prepare('at_once');
	const staff = await staffOf(running, city, meeting);
	const { theme, rules, confidentiality, reveal, stickers } = staff.board;
	await order(staff, {
		type: 'meeting.plan',
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		agenda: agenda.map((step) => ({ step, title: titles[step] ?? step, minutes: 10, kind: null }))
	});
	return { meeting, staff, projector: await signedIn(browser, 'projector', running, city) };
}

const titles: Partial<Record<Step, string>> = {
	write: '困っている・もったいない',
	group: 'まとめる',
	break: '休憩',
	combine: '組み合わせる',
	choose: '選ぶ',
	report: '地域の 進みぐあい（第1層からの 報告）',
	close: '確認'
};

async function signedIn(
	browser: Browser,
	device: 'laptop' | 'projector',
	{ origin }: RunningApp,
	city: RunningCity
): Promise<Person> {
	const somebody = await person(browser, device, origin);
	const [name = '', value = ''] = (await city.signInAgain()).split('=');
	await somebody.page.context().addCookies([{ name, value, url: origin }]);
	return somebody;
}

export async function goTo({ staff }: Gallery, step: string, nth = 0): Promise<void> {
	const places = staff.board.agenda.flatMap((item, i) => (item.step === step ? [i] : []));
	await order(staff, { type: 'step.go', position: places[nth] ?? 0 });
}

export async function review({ staff }: Gallery): Promise<void> {
	for (const { what, status, remark } of promised) {
		const action = actionNamed(staff.board.actions, what);
		await order(staff, { type: 'action.update', action, status, remark });
	}
}
const actionNamed = (actions: readonly BoardAction[], what: string) =>
	actions.find((action) => action.what === what)!.id;

export async function postNotes({ phones, staff }: Gallery, kind: 'komatta' | 'mottainai'): Promise<void> {
	const wanted = notes.filter(([each]) => each === kind);
	for (const [i, [, text]] of wanted.entries()) {
		if (i % 5 === 4) await order(staff, { type: 'note.post', kind, text, as: 'proxy' });
		else await order(phones[i % 3]!, { type: 'note.post', kind, text });
	}
}

const idOf = ({ staff }: Gallery, text: string): NoteId =>
	staff.board.notes.find((note) => note.text === text)!.id;

export async function makeGroups(gallery: Gallery): Promise<void> {
	for (const [i, { title, texts }] of groups.entries())
		makeGroup(
			gallery.staff.doc,
			`group-00${i}` as GroupId,
			texts.map((text) => idOf(gallery, text)),
			title
		);
	await arrived(gallery);
}

export async function makeIdeas(gallery: Gallery, from: number, to: number): Promise<void> {
	for (const [i, { texts, idea }] of ideas.entries())
		if (i >= from && i < to)
			combine(
				gallery.staff.doc,
				ideaId(i),
				texts.map((text) => ({ type: 'note', id: idOf(gallery, text) })),
				idea
			);
	await arrived(gallery);
}
const ideaId = (i: number) => `idea-0000${i}` as CombinationId;

/** Edits have no answer of their own; once a phone has received them they are committed. */
const arrived = ({ staff, phones }: Gallery) =>
	phones[0]!.until(
		() =>
			phones[0]!.board.groups.length === staff.board.groups.length &&
			phones[0]!.board.combinations.length === staff.board.combinations.length
	);

export async function vote({ phones, staff }: Gallery): Promise<void> {
	for (const [i, phone] of phones.entries()) {
		await order(phone, { type: 'vote.set', combination: ideaId(i), count: 2 });
		await order(phone, { type: 'vote.set', combination: ideaId(1), count: i === 1 ? 3 : 1 });
	}
	for (const [i, { hands, stickers }] of ideas.entries())
		await order(staff, { type: 'vote.count', combination: ideaId(i), hands, stickers });
}

const actionWords = ({ what, firstStep, owner, helpers }: (typeof todo)[number]) =>
	({ result: 'do', what, firstStep, owner, helpers, due: { kind: 'next_meeting' } }) as const;

export const fillIn = ({ staff }: Gallery, i: 0 | 1 | 2 | 3): Promise<void> =>
	order(staff, {
		type: 'deciding.set',
		deciding: { ...actionWords(todo[i]), combination: ideaId(todo[i].idea) }
	});

export async function decide({ staff }: Gallery): Promise<void> {
	for (const each of todo)
		await order(staff, { type: 'action.decide', ...actionWords(each), combination: ideaId(each.idea) });
	await order(staff, { type: 'deciding.set', deciding: null });
}
