/** A test drives this meeting by commands, so that a phone can be watched through all of its steps. */
import { expect, type Browser, type Page } from '@playwright/test';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { Step } from '#lib/board/step.ts';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId, Kind, NoteId } from '#lib/board/model.ts';
import { post } from '../support/meeting.ts';
import type { RunningApp } from '../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { person, type Person } from './people.ts';

const agenda = agendaFrom('sasaeai_90');
export const tea = 'combination-tea' as CombinationId;
export const ride = 'combination-ride' as CombinationId;

const notes: readonly (readonly [Kind, string])[] = [
	['komatta', '一日 だれとも 話さない 日が ある'],
	['komatta', '雪の日、ごみ置き場まで 歩けない'],
	['komatta', 'バスが 一日三本に なった'],
	['mottainai', '昼間 あいている 集会所の 和室'],
	['mottainai', '送迎の 車が 昼は あいている']
];

export interface PhoneMeeting {
	readonly meeting: PreparedMeeting;
	readonly staff: WirePhone;
	/** This is the phone of another participant. */
	readonly neighbour: WirePhone;
	readonly go: (step: Step, nth?: number) => Promise<void>;
	readonly noteWith: (words: string) => NoteId;
	/** Posts, shows and groups notes, and makes two combinations. */
	readonly fill: () => Promise<void>;
}

export async function phoneMeeting(running: RunningApp, city: RunningCity): Promise<PhoneMeeting> {
	const { origin } = running;
	const meeting = await city.prepare();
	const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	const cookie = await comeIn(origin, { token: meeting.joinToken });
	const neighbour = new WirePhone({ origin, meeting, cookie, view: 'phone' });
	await neighbour.connect();

	const noteWith = (words: string) => {
		const note = staff.board.notes.find(({ text }) => text.includes(words));
		if (!note) throw new Error(`nobody wrote ${words}`);
		return note.id;
	};
	return {
		meeting,
		staff,
		neighbour,
		noteWith,
		go: async (step, nth = 0) => {
			const at = agenda.flatMap((item, position) => (item.step === step ? [position] : []))[nth];
			await staff.ask({ type: 'step.go', position: at ?? 0 });
		},
		fill: async () => {
			for (const [kind, text] of notes) await neighbour.ask(post(text, kind));
			await staff.ask({ type: 'notes.show' });
			await staff.until(() => staff.board.notes.length >= notes.length);
			const [alone, snow, room, car] = ['だれとも', '雪の日', '和室', '送迎'].map(noteWith) as [
				NoteId,
				NoteId,
				NoteId,
				NoteId
			];
			makeGroup(staff.doc, 'group-talk' as GroupId, [alone, room], '昼間の 話し相手');
			makeGroup(staff.doc, 'group-snow' as GroupId, [snow], '雪の日の 家の まわり');
			const member = (id: NoteId) => ({ type: 'note', id }) as const;
			combine(staff.doc, tea, [member(alone), member(room)], '和室で 週一回、お茶のみ場を ひらけば');
			combine(staff.doc, ride, [member(snow), member(car)], '雪の日の 朝に、ひと回り すれば');
			await neighbour.until(() => neighbour.board.combinations.length === 2);
		}
	};
}

export async function aPhone(
	browser: Browser,
	origin: string,
	{ joinToken }: PreparedMeeting
): Promise<Person> {
	const phone = await person(browser, 'phone', origin);
	await phone.page.goto(`/join#${joinToken}`);
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
	return phone;
}

/** The page must not scroll sideways at 320 and 360 px. */
export async function expectNoSideways(page: Page, what: string): Promise<void> {
	for (const width of [320, 360]) {
		await page.setViewportSize({ width, height: 740 });
		const over = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(over, `${what} at ${width} px`).toBeLessThanOrEqual(0);
	}
}

export async function write({ page }: Person, words: string): Promise<void> {
	await page.getByRole('textbox').fill(words);
	await page.getByRole('button', { name: '出す', exact: true }).tap();
}
