import AddressChoice from '#lib/components/staff/AddressChoice.svelte';
import CardTable from '#lib/components/staff/CardTable.svelte';
import ChoiceField from '#lib/components/staff/ChoiceField.svelte';
import DecidedActions from '#lib/components/staff/DecidedActions.svelte';
import EventList from '#lib/components/staff/EventList.svelte';
import Facts from '#lib/components/staff/Facts.svelte';
import HowFields from '#lib/components/staff/HowFields.svelte';
import MeetingFields from '#lib/components/staff/MeetingFields.svelte';
import NamedRows from '#lib/components/staff/NamedRows.svelte';
import Pages from '#lib/components/staff/Pages.svelte';
import PaperSheet from '#lib/components/staff/PaperSheet.svelte';
import SheetAction from '#lib/components/staff/print/SheetAction.svelte';
import SheetFoot from '#lib/components/staff/print/SheetFoot.svelte';
import SheetHead from '#lib/components/staff/print/SheetHead.svelte';
import Sheets from '#lib/components/staff/print/Sheets.svelte';
import SelectField from '#lib/components/staff/SelectField.svelte';
import StaffPage from '#lib/components/staff/StaffPage.svelte';
import ThingHistory from '#lib/components/staff/ThingHistory.svelte';
import { confidentialityChoices } from '#lib/components/staff/plan-choices.ts';
import { emptyAction } from '#lib/board/empty.ts';
import { button, lines, noteCards, rows } from '../around/pieces.svelte';
import { entriesFor } from '../entry/entry.ts';
import {
	buying,
	decided,
	keyToAsk,
	longestAction,
	longestActions,
	manyActions
} from '../invented/actions.ts';
import { empty, today } from '../invented/boards.ts';
import { longestIdea, ride } from '../invented/combinations.ts';
import { longestText, longTitle, unbroken } from '../invented/notes.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const whole = entriesFor({ size: 'laptop', layout: 'windows' });

const refused = { venue: '場所を 書いて ください。', startsAt: '日と 時刻を 書いて ください。' };
const addresses = ['http://192.0.2.7:3000', 'http://198.51.100.20:3000'];
const choice = { label: '公開の 区分', name: 'confidentiality', options: confidentialityChoices() };
const select = {
	label: '協議体',
	name: 'council',
	options: [
		{ value: 'a', word: '葉月台 支えあい会議' },
		{ value: 'b', word: longTitle }
	]
};
const page = {
	current: 'meetings',
	title: empty.title,
	bar: { place: '青嶺市', person: '高瀬 みのり', today, manages: false },
	children: lines
} as const;
const event = { thingType: 'account', thingId: '', thingName: '高瀬 みのり', details: {} };
const events = [
	{
		...event,
		id: '2',
		at: new Date('2026-10-17T01:00:00Z'),
		actorName: '水野',
		actorRole: 'municipal_staff',
		what: 'role.given',
		details: { role: 'coordinator' }
	},
	{
		...event,
		id: '1',
		at: new Date('2026-10-16T23:30:00Z'),
		actorName: '',
		actorRole: 'nobody',
		what: 'sign_in.failed',
		details: { count: 3 }
	}
];
const printed = { action: buying, number: 1, large: false };

export const entries = [
	whole('staff/StaffPage', StaffPage, {
		ordinary: page,
		full: { ...page, count: '12件', back: { href: '/gallery', word: '会議' }, tools: button },
		longest: { ...page, title: longTitle, tools: button, bar: { ...page.bar, place: longTitle } }
	}),
	entry('staff/PaperSheet', PaperSheet, {
		ordinary: { title: '会議の こと', children: lines },
		withoutTitle: { children: noteCards },
		longest: { title: longTitle, children: unbroken }
	}),
	entry('staff/Pages', Pages, {
		first: { page: 1, pages: 3, before: null, after: '/gallery' },
		between: { page: 2, pages: 3, before: '/gallery', after: '/gallery' },
		last: { page: 3, pages: 3, before: '/gallery', after: null }
	}),
	entry('staff/CardTable', CardTable, { ordinary: { heads: ['なにを', 'だれが'], children: rows } }),
	entry('staff/NamedRows', NamedRows, {
		empty: { items: [], about: lines, acts: button },
		ordinary: { items: [{ id: '1', displayName: '高瀬 みのり' }], about: lines, acts: button },
		longest: { items: [{ id: '1', displayName: longTitle }], about: lines, acts: button }
	}),
	entry('staff/Facts', Facts, {
		empty: { facts: [] },
		ordinary: {
			facts: [
				{ label: '日時', words: '10月17日（土）10時' },
				{ label: '場所', words: '葉月台公民館', own: true }
			]
		},
		longest: { facts: [{ label: '場所', words: longestText, own: true }] }
	}),
	entry('staff/DecidedActions', DecidedActions, {
		empty: { actions: [] },
		ordinary: { actions: decided },
		many: { actions: manyActions },
		longest: { actions: longestActions }
	}),
	entry('staff/AddressChoice', AddressChoice, {
		ordinary: { action: '/gallery', addresses, chosen: addresses[0] ?? '' },
		longest: { action: '/gallery', addresses: [...addresses, unbroken], chosen: unbroken }
	}),
	entry('staff/ChoiceField', ChoiceField, {
		ordinary: { ...choice, value: 'members' },
		refused: { ...choice, value: '', error: 'どれか えらんで ください。' }
	}),
	entry('staff/SelectField', SelectField, {
		ordinary: { ...select, value: 'a' },
		hint: { ...select, hint: 'あとで かえられます' },
		refused: { ...select, error: 'どれか えらんで ください。' },
		longest: { ...select, label: longTitle, value: 'b' }
	}),
	entry('staff/HowFields', HowFields, {
		ordinary: { typed: {}, problems: {} },
		recheck: { typed: { confidentiality: 'public' }, problems: {}, children: lines },
		refused: { typed: {}, problems: { confidentiality: longTitle, reveal: longTitle } }
	}),
	entry('staff/MeetingFields', MeetingFields, {
		empty: { typed: {}, problems: {}, startsAt: '' },
		ordinary: {
			typed: { venue: '葉月台公民館', theme: '買い物の 行き帰り' },
			problems: {},
			startsAt: `${today}T10:00`
		},
		refused: { typed: {}, problems: refused, startsAt: '' },
		longest: { typed: { venue: unbroken, theme: longestText }, problems: {}, startsAt: '' }
	}),
	entry('staff/EventList', EventList, {
		empty: { events: [] },
		ordinary: { events },
		linked: { events, addressOf: () => '/gallery' },
		longest: { events: events.map((event) => ({ ...event, actorName: longTitle, thingName: unbroken })) }
	}),
	entry('staff/ThingHistory', ThingHistory, {
		empty: { events: [] },
		ordinary: { events },
		named: { events, title: longTitle }
	}),
	entry('staff/print/Sheets', Sheets, { ordinary: { children: lines } }),
	entry('staff/print/SheetHead', SheetHead, {
		ordinary: { title: 'やること', meeting: empty.title, where: '10月17日（土）10時　葉月台公民館' },
		withoutMeeting: { title: '書く カード', where: '葉月台公民館' },
		longest: { title: longTitle, meeting: longTitle, where: longestText }
	}),
	entry('staff/print/SheetFoot', SheetFoot, {
		public: { confidentiality: 'public' },
		members: { confidentiality: 'members', goesRound: true },
		closed: { confidentiality: 'closed' }
	}),
	entry('staff/print/SheetAction', SheetAction, {
		empty: { ...printed, action: emptyAction },
		ordinary: { ...printed, combination: ride },
		ask: { ...printed, action: { ...keyToAsk, now: { status: 'in_progress', remark: 'よい 返事' } } },
		earlier: { ...printed, action: keyToAsk, earlier: true },
		large: { ...printed, large: true },
		longest: {
			...printed,
			number: 12,
			action: { ...longestAction, now: { status: 'on_hold', remark: longestText } },
			combination: longestIdea
		}
	})
];
