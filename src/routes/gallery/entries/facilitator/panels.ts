import AttendanceLine from '#lib/components/facilitator/panels/attendance/AttendanceLine.svelte';
import AttendancePanel from '#lib/components/facilitator/panels/attendance/AttendancePanel.svelte';
import CountStepper from '#lib/components/facilitator/panels/attendance/CountStepper.svelte';
import OrganizationForm from '#lib/components/facilitator/panels/attendance/OrganizationForm.svelte';
import CarriedNotes from '#lib/components/facilitator/panels/carried/CarriedNotes.svelte';
import CarriedTray from '#lib/components/facilitator/panels/carried/CarriedTray.svelte';
import EarlierPanel from '#lib/components/facilitator/panels/earlier/EarlierPanel.svelte';
import CallSheet from '#lib/components/facilitator/panels/held/CallSheet.svelte';
import HandoffSheet from '#lib/components/facilitator/panels/held/HandoffSheet.svelte';
import HandoffTo from '#lib/components/facilitator/panels/held/HandoffTo.svelte';
import HeldNote from '#lib/components/facilitator/panels/held/HeldNote.svelte';
import PlaceLine from '#lib/components/facilitator/panels/held/PlaceLine.svelte';
import HeldPanel from '#lib/components/facilitator/panels/held/HeldPanel.svelte';
import StopSheet from '#lib/components/facilitator/panels/held/StopSheet.svelte';
import HiddenNotes from '#lib/components/facilitator/panels/hidden/HiddenNotes.svelte';
import LookList from '#lib/components/facilitator/panels/hidden/LookList.svelte';
import CardNumberField from '#lib/components/facilitator/panels/scribe/CardNumberField.svelte';
import LastEntries from '#lib/components/facilitator/panels/scribe/LastEntries.svelte';
import LastEntry from '#lib/components/facilitator/panels/scribe/LastEntry.svelte';
import ScribeForm from '#lib/components/facilitator/panels/scribe/ScribeForm.svelte';
import ScribeKinds from '#lib/components/facilitator/panels/scribe/ScribeKinds.svelte';
import ScribeOffers from '#lib/components/facilitator/panels/scribe/ScribeOffers.svelte';
import ScribePanel from '#lib/components/facilitator/panels/scribe/ScribePanel.svelte';
import ScribeReadBack from '#lib/components/facilitator/panels/scribe/ScribeReadBack.svelte';
import ScribeReturned from '#lib/components/facilitator/panels/scribe/ScribeReturned.svelte';
import ScribeSent from '#lib/components/facilitator/panels/scribe/ScribeSent.svelte';
import ScribeText from '#lib/components/facilitator/panels/scribe/ScribeText.svelte';
import TrashPanel from '#lib/components/facilitator/panels/trash/TrashPanel.svelte';
import { emptyBoard } from '#lib/board/empty.ts';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import { nothing } from '../../invented/nothing.ts';
import { entriesFor } from '../../entry/entry.ts';
import { empty, ordinary } from '../../invented/boards.ts';
import {
	arranger,
	offline,
	sender,
	someDrafts,
	someTools,
	someTyped,
	toolsWith
} from '../../invented/desk.ts';
import { carried, doorway, known, longestCarried, snapshots } from '../../invented/meeting.ts';
import { longestText, longTitle } from '../../invented/notes.ts';
import { longestPlace, places } from '../../invented/places.ts';
import {
	byPhone,
	byProxy,
	heldByRules,
	heldByStaff,
	longestByProxy,
	longestPrivateNotes,
	privateNotes,
	returned,
	unbrokenHeld,
	waiting,
	withDetails
} from '../../invented/private-notes.ts';
import { StillBoard } from '../../invented/still-board.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });

const { counting } = someTools();
const drafts = someDrafts();
const typed = someTyped();
const last = { sender, drafts, phone: false, onleft: nothing };
const stepper = { count: 12, plus: '＋1', minus: '−1', onadd: nothing };
const taking = { board: ordinary, disabled: false, onnote: nothing, oncombination: nothing };
const tray = { board: ordinary, arranger, sender };
const earlier = { snapshots, agenda: empty.agenda, sender, onclose: nothing };
const sheet = { open: true, online: true, onclose: nothing, onagree: nothing };
const about = { sender, drafts };
const held = {
	...about,
	place: 1,
	open: true,
	meeting: true,
	ontoggle: nothing,
	onleave: nothing,
	onrelease: nothing,
	onhandoff: nothing,
	onstop: nothing
};
const handing = { places, field: 'elderly', to: null, list: '/places', onchoose: nothing } as const;
const hidden = { ...about, board: ordinary, notes: privateNotes, tools: someTools() };
const text = { kind: 'komatta', error: null, onkind: nothing, onenter: nothing, oninput: nothing } as const;
const readBack = { number: null, marked: false, phone: false, onpost: nothing, onagain: nothing } as const;
const live = new StillBoard();

const salon = {
	affiliation: 'mutual_aid_group',
	organization: '葉月サロン',
	people: 1,
	withoutPhone: 0
} as const;
const line = { line: salon, words: salon.organization, online: true, onadd: nothing };

export const entries = [
	entry('facilitator/panels/attendance/AttendanceLine', AttendanceLine, {
		ordinary: line,
		represented: { ...line, line: { ...salon, people: 0, represented: true } },
		longest: { ...line, words: longTitle, line: { ...salon, people: 999, withoutPhone: 999 } },
		offline: { ...line, online: false }
	}),
	entry('facilitator/panels/attendance/AttendancePanel', AttendancePanel, {
		ordinary: { counting, sender, offered: known.offered },
		offline: { counting, sender: offline, offered: known.offered }
	}),
	entry('facilitator/panels/attendance/CountStepper', CountStepper, {
		ordinary: stepper,
		none: { ...stepper, count: 0 },
		strong: { ...stepper, strong: true },
		most: { ...stepper, count: 999, mayPlus: false },
		disabled: { ...stepper, disabled: true }
	}),
	entry('facilitator/panels/attendance/OrganizationForm', OrganizationForm, {
		ordinary: { online: true, offered: known.offered, onadd: nothing },
		offline: { online: false, offered: known.offered, onadd: nothing }
	}),
	entry('facilitator/panels/carried/CarriedTray', CarriedTray, {
		empty: { ...tray, carried: nothingKnown.carried },
		ordinary: { ...tray, carried, board: empty }
	}),
	entry('facilitator/panels/carried/CarriedNotes', CarriedNotes, {
		ordinary: { ...taking, carried, board: empty },
		taken: { ...taking, carried },
		disabled: { ...taking, carried, board: empty, disabled: true },
		longest: { ...taking, carried: longestCarried, board: empty }
	}),
	entry('facilitator/panels/earlier/EarlierPanel', EarlierPanel, {
		empty: { ...earlier, snapshots: [] },
		ordinary: earlier,
		offline: { ...earlier, sender: offline },
		longest: { ...earlier, agenda: empty.agenda.map((item) => ({ ...item, title: longTitle })) }
	}),
	entry('facilitator/panels/held/HeldPanel', HeldPanel, {
		empty: { ...about, notes: [], open: true, stopped: false },
		ordinary: { ...about, notes: privateNotes, open: true, stopped: false },
		stopped: { ...about, notes: privateNotes, open: true, stopped: true },
		longest: { ...about, notes: longestPrivateNotes, open: true, stopped: false }
	}),
	entry('facilitator/panels/held/HeldNote', HeldNote, {
		closed: { ...held, note: heldByRules, open: false },
		byRules: { ...held, note: heldByRules },
		byStaff: { ...held, note: heldByStaff },
		over: { ...held, note: heldByRules, meeting: false },
		offline: { ...held, note: heldByRules, sender: offline },
		longest: { ...held, note: unbrokenHeld }
	}),
	one('facilitator/panels/held/HandoffSheet', HandoffSheet, {
		ordinary: sheet,
		directory: { ...sheet, places, list: '/places' },
		offline: { ...sheet, places, online: false }
	}),
	entry('facilitator/panels/held/HandoffTo', HandoffTo, {
		noDirectory: { ...handing, places: [] },
		noField: { ...handing, field: null },
		ordinary: handing,
		chosen: { ...handing, to: places[0]! },
		nothingFits: { ...handing, field: 'children' }
	}),
	one('facilitator/panels/held/CallSheet', CallSheet, {
		ordinary: { place: places[0]!, onclose: nothing },
		longest: { place: longestPlace, onclose: nothing }
	}),
	entry('facilitator/panels/held/PlaceLine', PlaceLine, {
		ordinary: { place: places[0]! },
		nameOnly: { place: { ...places[0]!, aliases: [], hours: '', phone: '' } },
		longest: { place: longestPlace }
	}),
	one('facilitator/panels/held/StopSheet', StopSheet, {
		ordinary: sheet,
		offline: { ...sheet, online: false }
	}),
	entry('facilitator/panels/hidden/HiddenNotes', HiddenNotes, {
		closed: hidden,
		open: { ...hidden, tools: toolsWith('hidden') },
		main: { ...hidden, main: true },
		aside: { ...hidden, aside: true, tools: toolsWith('late') },
		atOnce: { ...hidden, board: { ...ordinary, reveal: 'at_once' } },
		offline: { ...hidden, sender: offline, main: true },
		empty: { ...hidden, board: emptyBoard, notes: [] },
		longest: { ...hidden, tools: toolsWith('hidden'), notes: longestPrivateNotes }
	}),
	entry('facilitator/panels/hidden/LookList', LookList, {
		empty: { ...about, id: 'look-empty', notes: [], mayEdit: true },
		ordinary: { ...about, id: 'look', notes: [byPhone, byProxy], mayEdit: true },
		readOnly: { ...about, id: 'look-read', notes: [byPhone, byProxy], mayEdit: false },
		longest: { ...about, id: 'look-longest', notes: longestPrivateNotes, mayEdit: true }
	}),
	entry('facilitator/panels/trash/TrashPanel', TrashPanel, {
		empty: { notes: [], sender },
		ordinary: { notes: privateNotes, sender },
		offline: { notes: privateNotes, sender: offline },
		longest: { notes: longestPrivateNotes, sender }
	}),
	entry('facilitator/panels/scribe/ScribePanel', ScribePanel, {
		ordinary: { live, drafts, typed, entry: `${doorway.link}/entry` },
		returned: { live: new StillBoard({ returned }), drafts, typed, entry: doorway.link }
	}),
	entry('facilitator/panels/scribe/ScribeForm', ScribeForm, {
		ordinary: { live, drafts, typed },
		phone: { live, drafts, typed, phone: true },
		returned: { live: new StillBoard({ returned }), drafts, typed }
	}),
	entry('facilitator/panels/scribe/LastEntries', LastEntries, {
		ordinary: { live, drafts, typed, phone: false, writing: false },
		phone: { live, drafts, typed, phone: true, writing: false }
	}),
	entry('facilitator/panels/scribe/LastEntry', LastEntry, {
		waiting: { ...last, entry: { ...byProxy, state: 'waiting', correctable: byProxy } },
		held: { ...last, entry: { ...heldByStaff, state: 'held', correctable: heldByStaff } },
		shown: { ...last, entry: { ...byProxy, number: 203, state: 'shown', correctable: null } },
		phone: { ...last, phone: true, entry: { ...byProxy, state: 'waiting', correctable: byProxy } },
		longest: { ...last, entry: { ...longestByProxy, state: 'waiting', correctable: longestByProxy } }
	}),
	entry('facilitator/panels/scribe/ScribeKinds', ScribeKinds, {
		komatta: { kind: 'komatta', onchoose: nothing, onchosen: nothing },
		mottainai: { kind: 'mottainai', onchoose: nothing, onchosen: nothing }
	}),
	entry('facilitator/panels/scribe/CardNumberField', CardNumberField, {
		empty: { ...text, number: '', phone: false },
		ordinary: { ...text, number: '12', phone: false },
		phone: { ...text, number: '12', phone: true },
		refused: { ...text, number: '300', phone: false, error: '1から 199までの 番号です。' }
	}),
	entry('facilitator/panels/scribe/ScribeText', ScribeText, {
		empty: { ...text, text: '' },
		ordinary: { ...text, kind: 'mottainai', text: '町会の 軽トラック' },
		refused: { ...text, text: '', error: '書いて ください。' },
		longest: { ...text, text: longestText }
	}),
	one('facilitator/panels/scribe/ScribeReadBack', ScribeReadBack, {
		ordinary: { ...readBack, kind: 'komatta', text: '坂の上まで お米を 運べない' },
		marked: { ...readBack, kind: 'komatta', text: withDetails, marked: true },
		phone: { ...readBack, kind: 'mottainai', text: '町会の 軽トラック', number: 12, phone: true },
		longest: { ...readBack, kind: 'komatta', text: longestText, number: 199 }
	}),
	entry('facilitator/panels/scribe/ScribeReturned', ScribeReturned, {
		empty: { live, free: true, ontake: nothing },
		ordinary: { live: new StillBoard({ returned }), free: true, ontake: nothing },
		busy: { live: new StillBoard({ returned }), free: false, ontake: nothing }
	}),
	entry('facilitator/panels/scribe/ScribeOffers', ScribeOffers, {
		ordinary: { live: new StillBoard() },
		none: { live: new StillBoard({ board: empty }) },
		offline: { live: new StillBoard({ status: 'offline' }) }
	}),
	entry('facilitator/panels/scribe/ScribeSent', ScribeSent, {
		arrived: { live, posted: ['1', '2'] },
		sending: { live: new StillBoard({ waiting }), posted: ['W1', 'W2', '3'] }
	})
];
