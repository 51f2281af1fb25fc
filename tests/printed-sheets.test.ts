/** Printed sheets are copied and passed on, and cannot be taken back. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyAction, emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type {
	ActionId,
	Combination,
	CombinationId,
	Confidentiality,
	Group,
	GroupId,
	NoteId
} from '#lib/board/model.ts';
import UndoneActionsSheet from '../src/routes/meetings/[meeting]/cards/UndoneActionsSheet.svelte';
import AgendaSheet from '../src/routes/meetings/[meeting]/cards/AgendaSheet.svelte';
import CardSheets from '../src/routes/meetings/[meeting]/cards/CardSheets.svelte';
import CirculationSheet from '../src/routes/meetings/[meeting]/sheet/CirculationSheet.svelte';
import GuideSheet from '../src/routes/meetings/[meeting]/cards/GuideSheet.svelte';
import GroupsSheet from '../src/routes/meetings/[meeting]/sheet/groups/GroupsSheet.svelte';
import { paperCards } from '../src/routes/meetings/[meeting]/cards/paper-cards.ts';
import TableCards from '../src/routes/meetings/[meeting]/cards/TableCards.svelte';

const about = { title: '葉月台 支えあい会議 第6回', where: '葉月台 集会所' };
const sheetWords = { phone: '0120-000-000', who: '葉月台の 係', hours: '', stamps: '' };
const kinds = { public: '公開', members: '関係者のみ', closed: '非公開' } as const;
const allKinds = Object.keys(kinds) as Confidentiality[];

const read = (body: string) =>
	body
		.replace(/<!--.*?-->/gs, '')
		.replace(/<(?:p|h\d|li|article|section|div|dd|dt|td)\b[^>]*>/g, '\n')
		.replace(/<[^>]*>/g, ' ')
		.replace(/[ \t]+/g, ' ')
		.split(/ ?\n ?/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
const footOf = (body: string) =>
	read(body.slice(body.lastIndexOf('<p class="foot'))).find((line) => /公開|関係者/.test(line));

const rice = {
	...emptyNote,
	id: 'note-rice' as NoteId,
	text: '坂の上まで 米を 運べない',
	number: 203,
	supportPhones: 4
};
const car = {
	...emptyNote,
	id: 'note-car' as NoteId,
	kind: 'mottainai',
	text: '昼の 送迎車',
	number: 207
} as const;
const group: Group = { ...emptyGroup, id: 'group-1' as GroupId, title: '買い物', number: 4, notes: [rice] };
const idea: Combination = {
	...emptyCombination,
	id: 'idea-1' as CombinationId,
	idea: '帰りに ひと回り すれば',
	komatta: [rice],
	mottainai: [car]
};

function groupsSheet(confidentiality: Confidentiality, ownWords = true): string {
	const shown = { groups: [group], ungrouped: [car], combinations: [idea] };
	return render(GroupsSheet, { props: { ...about, paper: 'a3', ownWords, ...shown, confidentiality } }).body;
}

test('[CO-1] the sheet with people’s words stays inside, whatever the meeting is, and says so above and below', () => {
	for (const [confidentiality, foot] of [
		['public', '関係者のみ'],
		['members', '関係者のみ'],
		['closed', '非公開']
	] as const) {
		const body = groupsSheet(confidentiality);
		expect(footOf(body)?.split(' ')[0]).toBe(foot);
		expect(read(body)[0]).toBe('関係者のみ。外に 出さないでください');
		expect(body).toContain('写真を 撮っての SNS掲載は ご遠慮ください');
	}
});

test('[CO-1] without people’s words the sheet of groups has none of them, also in no 組み合わせ', () => {
	const body = groupsSheet('members', false);
	expect(body).toContain('買い物');
	for (const words of [rice.text, car.text, idea.idea]) expect(body).not.toContain(words);
	expect(groupsSheet('members')).toContain(rice.text);
});

test('[G5] on paper groups and notes have the numbers that the room called them by', () => {
	const lines = read(groupsSheet('members'));
	expect(lines).toContain('4 買い物');
	expect(lines.some((line) => line.includes('203') && line.includes(rice.text))).toBe(true);
	expect(lines.some((line) => line.includes('207') && line.includes(car.text))).toBe(true);
});

test('[PR-8] every sheet says at its foot who may read it', () => {
	for (const confidentiality of allKinds) {
		const sheet = { ...about, confidentiality, large: false };
		const join = { link: 'https://yoriai.example/join#t', code: '4827 1906', address: 'yoriai.example' };
		const agenda = agendaFrom('sasaeai_90');
		for (const { body } of [
			render(UndoneActionsSheet, { props: { ...sheet, actions: [] } }),
			render(GuideSheet, { props: { ...about, agenda, confidentiality } }),
			render(AgendaSheet, {
				props: { ...sheet, contact: { office: '', phone: '' }, theme: '', agenda, begins: '2027-01-23T14:00' }
			}),
			render(TableCards, {
				props: {
					title: about.title,
					join,
					rules: '',
					confidentiality,
					contact: { office: '', phone: '' },
					small: false
				}
			})
		]) {
			expect(footOf(body)?.split(/[ ・]/)[0]).toBe(kinds[confidentiality]);
			expect(body.includes('写真を 撮っての SNS掲載')).toBe(confidentiality !== 'public');
		}
	}
});

test('the guide names what the facilitator presses and says at every step of this 次第, and what to do without network', () => {
	const agenda = agendaFrom('sasaeai_90');
	const lines = read(render(GuideSheet, { props: { ...about, agenda, confidentiality: 'members' } }).body);
	expect(lines.filter((line) => agenda.some(({ title }) => title === line))).toHaveLength(agenda.length);
	for (const words of ['入口を ひらく', '閉会する', 'シールを はじめる。しめきって 見せる'])
		expect(lines).toContain(words);
	expect(lines.join()).not.toContain('報告を 聞いて');
	expect(lines.some((line) => line.startsWith('Wi-Fiが 切れたら'))).toBe(true);
	expect(lines.some((line) => line.startsWith('プロジェクターが 消えたら'))).toBe(true);
});

const promise = (id: string, what: string, result: 'do' | 'ask') => ({
	...emptyAction,
	id: id as ActionId,
	what,
	result,
	firstStep: '',
	combination: idea
});

function circulation(
	confidentiality: Confidentiality,
	actions = [
		promise('a', '公民館に 聞く', 'ask'),
		promise('b', '朝の 配達', 'do'),
		promise('c', '草を かる', 'do')
	],
	ownWords = true
) {
	const groups = [{ title: '買い物', counts: { komatta: 2, mottainai: 0 } }];
	const sheet = { ...about, words: sheetWords, next: null, large: false, contact: { office: '', phone: '' } };
	return render(CirculationSheet, { props: { ...sheet, ownWords, actions, groups, confidentiality } }).body;
}

test('what is only to be asked stands below 聞いてみる on the 回覧, never among what was decided', () => {
	const lines = read(circulation('members'));
	const at = (words: string) => lines.findIndex((line) => line.includes(words));
	const below = at('つぎの ことは、まだ 決めていません。だれかに 聞いてみます。');
	expect(lines[at('朝の 配達')]).toBe('1 朝の 配達');
	expect(lines[at('草を かる')]).toBe('2 草を かる');
	expect(lines[at('公民館に 聞く')]).toBe('3 公民館に 聞く');
	expect(below).toBeGreaterThan(at('草を かる'));
	expect(below).toBeLessThan(at('公民館に 聞く'));
	expect(lines.filter((line) => line.includes('公民館に 聞く'))).toHaveLength(1);
});

test('a 回覧 of nothing but questions says that nothing was decided', () => {
	const lines = read(circulation('members', [promise('a', '公民館に 聞く', 'ask')]));
	const none = lines.indexOf('この 会議では、やることは 決まりませんでした。話し合いは つづきます。');
	expect(none).toBeGreaterThan(-1);
	expect(none).toBeLessThan(lines.findIndex((line) => line.includes('公民館に 聞く')));
	expect(read(circulation('members', [promise('b', '朝の 配達', 'do')])).join()).not.toContain(
		'聞いてみます'
	);
});

test('[CO-1] people’s words are on the 回覧 of a 公開 meeting only, and only if somebody wants them there', () => {
	for (const confidentiality of allKinds)
		for (const ownWords of [true, false])
			expect(circulation(confidentiality, undefined, ownWords).includes(rice.text)).toBe(
				confidentiality === 'public' && ownWords
			);
});

test('what goes round says so, 非公開 goes nowhere and asks nobody to call', () => {
	for (const confidentiality of allKinds) {
		const body = circulation(confidentiality);
		const goesRound = confidentiality !== 'closed';
		expect(read(body).some((line) => line.split(' ').includes('回覧'))).toBe(goesRound);
		expect(body.includes('下の 電話に')).toBe(goesRound);
		expect(body.includes(sheetWords.phone)).toBe(goesRound);
		expect(footOf(body)?.startsWith(kinds[confidentiality])).toBe(true);
	}
});

const cardNumbers = (people: string, from: string) => {
	const { sheets } = paperCards({ people, from });
	const { body } = render(CardSheets, { props: { title: about.title, sheets } });
	return [...body.matchAll(/<b class="number[^"]*">([^<]*)<\/b>/g)].map(([, number]) => number);
};

test('[N5] each printed card bears its own number, one after the other; after 199 the box is empty', () => {
	expect(cardNumbers('2', '1')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
	expect(cardNumbers('1', '41')).toEqual(['41', '42', '43', '44', '45']);
	expect(cardNumbers('1', '197')).toEqual(['197', '198', '199', '', '']);
});
