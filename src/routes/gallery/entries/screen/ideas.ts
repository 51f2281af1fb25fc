import IdeaName from '#lib/components/screen/steps/choose/IdeaName.svelte';
import ScreenIdeas from '#lib/components/screen/steps/choose/ScreenIdeas.svelte';
import ScreenVotes from '#lib/components/screen/steps/choose/ScreenVotes.svelte';
import StickerRow from '#lib/components/screen/steps/choose/StickerRow.svelte';
import CalledNote from '#lib/components/screen/steps/combine/CalledNote.svelte';
import IdeaHead from '#lib/components/screen/steps/combine/IdeaHead.svelte';
import IdeaPages from '#lib/components/screen/steps/combine/IdeaPages.svelte';
import NoteColumns from '#lib/components/screen/steps/combine/NoteColumns.svelte';
import PickedPair from '#lib/components/screen/steps/combine/PickedPair.svelte';
import { combinationOf } from '#lib/board/combining/combination-of.ts';
import { emptyCombination } from '#lib/board/empty.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { eachBoard, full, ordinary } from '../../invented/boards.ts';
import {
	longestIdea,
	ride,
	tea,
	tiedCombinations,
	unbrokenIdea,
	unvotedCombinations,
	unwritten
} from '../../invented/combinations.ts';
import { longestText, note, notes, unbroken } from '../../invented/notes.ts';
import { picks } from '../../invented/wall.ts';

const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });
const row = entriesFor({ size: 'projector', layout: 'below' });

const shown = { ...ordinary, voting: 'shown' } as const;
const stickers = { room: 1824, letters: 96 };
const idea = { number: 3, count: 12 };

export const entries = [
	part('screen/steps/combine/NoteColumns', NoteColumns, {
		...eachBoard((board) => ({ board })),
		oneKind: { board: { ...ordinary, groups: [], ungrouped: notes.filter(({ kind }) => kind === 'komatta') } }
	}),
	part('screen/steps/combine/PickedPair', PickedPair, {
		oneSide: { combination: combinationOf(picks.one, ordinary), number: 4 },
		bothSides: { combination: combinationOf(picks.both, ordinary), number: 4 },
		withGroup: { combination: combinationOf(picks.group, ordinary), number: 4 },
		many: { combination: combinationOf(picks.many, full), number: 12 },
		longest: { combination: { ...longestIdea, idea: '' }, number: 128 }
	}),
	part('screen/steps/combine/IdeaPages', IdeaPages, {
		ordinary: { ...idea, combination: ride },
		withoutCautions: { ...idea, combination: tea },
		withoutIdea: { ...idea, combination: unwritten },
		oneSide: { ...idea, combination: { ...ride, mottainai: [] } },
		longest: { ...idea, combination: longestIdea },
		unbroken: { ...idea, combination: unbrokenIdea }
	}),
	row('screen/steps/combine/IdeaHead', IdeaHead, {
		ordinary: { number: 3 },
		longest: { number: 128 }
	}),
	row('screen/steps/combine/CalledNote', CalledNote, {
		ordinary: { kind: 'komatta', text: note.text, number: note.number },
		marked: { kind: 'mottainai', text: '畑で とれすぎた 野菜', number: 211, marked: true },
		group: { kind: 'komatta', text: '通院と 買い物の足', number: null },
		longest: { kind: 'komatta', text: longestText, number: 1998 },
		unbroken: { kind: 'mottainai', text: unbroken, number: 1999, marked: true }
	}),
	part('screen/steps/choose/ScreenIdeas', ScreenIdeas, {
		...eachBoard((board) => ({ board }), { voting: 'open' }),
		soon: { board: ordinary }
	}),
	part('screen/steps/choose/ScreenVotes', ScreenVotes, {
		...eachBoard((board) => ({ board }), { voting: 'shown' }),
		tie: { board: { ...shown, combinations: tiedCombinations } },
		nobody: { board: { ...shown, combinations: unvotedCombinations } }
	}),
	row('screen/steps/choose/IdeaName', IdeaName, {
		empty: { combination: emptyCombination, number: 1 },
		ordinary: { combination: ride, number: 3 },
		withoutOrigin: { combination: ride, number: 3, origin: false },
		longest: { combination: longestIdea, number: 128 }
	}),
	row('screen/steps/choose/StickerRow', StickerRow, {
		empty: { ...stickers, count: 0, fullest: 22 },
		ordinary: { ...stickers, count: 22, fullest: 22 },
		half: { ...stickers, count: 23, fullest: 46 },
		many: { ...stickers, count: 812, fullest: 812 },
		small: { ...stickers, count: 7, fullest: 22, letters: 64 }
	})
];
