import ChooseStep from '#lib/components/phone/later/ChooseStep.svelte';
import CombineStep from '#lib/components/phone/later/CombineStep.svelte';
import EveryonesNotes from '#lib/components/phone/later/EveryonesNotes.svelte';
import Fold from '#lib/components/phone/later/Fold.svelte';
import LaterSteps from '#lib/components/phone/later/LaterSteps.svelte';
import OfferList from '#lib/components/phone/later/OfferList.svelte';
import OwnNotePath from '#lib/components/phone/later/OwnNotePath.svelte';
import Pause from '#lib/components/phone/later/Pause.svelte';
import PressButton from '#lib/components/phone/later/PressButton.svelte';
import Result from '#lib/components/phone/later/Result.svelte';
import SeenTogether from '#lib/components/phone/later/SeenTogether.svelte';
import ShowStep from '#lib/components/phone/later/ShowStep.svelte';
import Sticker from '#lib/components/phone/later/Sticker.svelte';
import SupportRow from '#lib/components/phone/later/SupportRow.svelte';
import SupportStep from '#lib/components/phone/later/SupportStep.svelte';
import VoteCard from '#lib/components/phone/later/VoteCard.svelte';
import VoteSum from '#lib/components/phone/later/VoteSum.svelte';
import { maxSupports } from '#lib/board/limits.ts';
import { steps } from '#lib/board/step.ts';
import { emptyCombination } from '#lib/board/empty.ts';
import { votings } from '#lib/board/model.ts';
import InList from '../../around/InList.svelte';
import { nothing } from '../../invented/nothing.ts';
import { noteCards } from '../../around/pieces.svelte';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { decided, halfDecided, longestActions, manyActions } from '../../invented/actions.ts';
import { eachBoard, empty, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { longestIdea, ride } from '../../invented/combinations.ts';
import { longestNote, longTitle, note, notes, unbrokenNote } from '../../invented/notes.ts';
import { aPhone } from '../../invented/phone-state.ts';
import { ownNotes } from '../../invented/private-notes.ts';
import { onNote } from '../../invented/wall.ts';

const entry = entriesFor({ size: 'phone', layout: 'below' });
const small = entriesFor({ size: 'phone', layout: 'beside' });
const whole = entriesFor({ size: 'phone', layout: 'windows' });
const row = entriesFor({ size: 'phone', layout: 'below', around: InList });

const counts = { komatta: 6, mottainai: 2 };
const support = {
	note,
	on: false,
	count: 6,
	mine: false,
	full: false,
	sending: false,
	onpress: nothing
};
const press = {
	word: '手伝えます',
	about: '朝市を ひらく',
	below: '',
	on: false,
	sending: false,
	onpress: nothing
};
const vote = { combination: ride, number: 1, own: 2, left: 1, sending: false, onvote: nothing } as const;
/** The note that stands large on the wall while the room files. */
const filing = { position: placeOf('group'), spotlight: ordinary.ungrouped[0]?.id ?? null };
const allSupports = notes.slice(0, maxSupports).map(({ id }) => id);

export const entries = [
	entry('phone/later/LaterSteps', LaterSteps, {
		...forEach(steps, (step) => ({
			part: 'step',
			phone: aPhone({ ...ordinary, position: placeOf(step) })
		})),
		notes: { part: 'notes', phone: aPhone(ordinary) },
		deciding: {
			part: 'step',
			phone: aPhone({ ...empty, position: placeOf('decide'), deciding: halfDecided })
		},
		over: { part: 'step', phone: aPhone({ ...ordinary, phase: 'wrapup' }) }
	}),
	entry('phone/later/ChooseStep', ChooseStep, {
		...forEach(votings, (voting) => ({ phone: aPhone({ ...ordinary, voting }) })),
		empty: { phone: aPhone(empty) },
		usedUp: { phone: aPhone({ ...ordinary, voting: 'open', stickers: 2 }) },
		longest: { phone: aPhone({ ...longest, voting: 'open', stickers: 10 }) }
	}),
	entry(
		'phone/later/CombineStep',
		CombineStep,
		eachBoard(({ combinations }) => ({ combinations }))
	),
	entry('phone/later/EveryonesNotes', EveryonesNotes, {
		...eachBoard((board) => ({ phone: aPhone(board), folded: false })),
		folded: { phone: aPhone(ordinary), folded: true },
		unfolded: { phone: aPhone(ordinary), folded: false, unfolded: true },
		finished: { phone: aPhone({ ...ordinary, phase: 'closed' }), folded: false }
	}),
	entry('phone/later/ShowStep', ShowStep, {
		...eachBoard((board) => ({ phone: aPhone(board) })),
		mayWrite: { phone: aPhone(ordinary, { onwrite: nothing }) },
		soon: { phone: aPhone({ ...ordinary, notes: [] }, { onwrite: nothing }) }
	}),
	whole('phone/later/SeenTogether', SeenTogether, {
		ordinary: { board: { ...ordinary, ...onNote() }, begun: false },
		filing: { board: { ...ordinary, ...filing }, begun: false },
		begun: { board: { ...ordinary, ...onNote() }, begun: true },
		longest: { board: { ...longest, ...onNote(longestNote) }, begun: false },
		unbroken: { board: { ...longest, ...onNote(unbrokenNote) }, begun: false }
	}),
	entry('phone/later/SupportStep', SupportStep, {
		...eachBoard((board) => ({ phone: aPhone(board) })),
		usedUp: { phone: aPhone(ordinary, { supports: allSupports }) }
	}),
	row('phone/later/SupportRow', SupportRow, {
		ordinary: support,
		none: { ...support, count: 0 },
		on: { ...support, on: true },
		sending: { ...support, on: true, sending: true },
		mine: { ...support, mine: true },
		full: { ...support, full: true },
		readOnly: { ...support, onpress: null },
		longest: { ...support, note: longestNote, count: 199 }
	}),
	small('phone/later/PressButton', PressButton, {
		ordinary: press,
		on: { ...press, below: '係に 届きました', on: true },
		sending: { ...press, below: '出しています', on: true, sending: true },
		shut: { ...press, shut: true }
	}),
	entry('phone/later/OfferList', OfferList, {
		ordinary: { phone: aPhone(ordinary), decided },
		on: { phone: aPhone(ordinary, { offers: decided.map(({ id }) => id) }), decided },
		longest: { phone: aPhone(longest), decided: longestActions }
	}),
	entry('phone/later/Fold', Fold, {
		ordinary: { title: '通院と 買い物の足', number: 1, counts, children: noteCards },
		open: { title: '通院と 買い物の足', counts, open: true, children: noteCards },
		loose: { title: 'まだ まとめていない紙', counts, loose: true, children: noteCards },
		closed: { title: '通院と 買い物の足', number: 12, counts },
		longest: { title: longTitle, number: 128, counts, children: noteCards }
	}),
	entry('phone/later/OwnNotePath', OwnNotePath, {
		...Object.fromEntries(
			ownNotes.map((note) => [
				`${note.progress} ${note.heldBy ?? ''}`.trim(),
				{ board: ordinary, note, onwithdraw: nothing }
			])
		)
	}),
	entry('phone/later/Pause', Pause, {
		ordinary: { timer: inMinutes(4), now },
		over: { timer: inMinutes(-1), now }
	}),
	entry('phone/later/Result', Result, {
		empty: { phone: aPhone({ ...empty, phase: 'wrapup' }, { own: [], nextAt: null }), decided: [] },
		ordinary: { phone: aPhone({ ...ordinary, phase: 'wrapup' }), decided },
		finished: { phone: aPhone({ ...ordinary, phase: 'closed' }), decided },
		many: { phone: aPhone({ ...ordinary, phase: 'closed' }), decided: manyActions },
		longest: { phone: aPhone({ ...longest, phase: 'wrapup' }), decided: longestActions }
	}),
	small('phone/later/Sticker', Sticker, { ordinary: {}, free: { free: true } }),
	entry('phone/later/VoteCard', VoteCard, {
		...forEach(votings, (voting) => ({ ...vote, voting })),
		none: { ...vote, voting: 'open', own: 0 },
		usedUp: { ...vote, voting: 'open', left: 0 },
		sending: { ...vote, voting: 'open', sending: true },
		longest: { ...vote, voting: 'shown', combination: longestIdea }
	}),
	entry('phone/later/VoteSum', VoteSum, {
		empty: { combination: emptyCombination },
		ordinary: { combination: ride },
		many: { combination: longestIdea }
	})
];
