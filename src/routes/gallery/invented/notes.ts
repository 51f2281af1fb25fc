/** Notes of a place that does not exist. None of them points at a house or a routine. */
import { emptyNote } from '#lib/board/empty.ts';
import { maxText } from '#lib/board/text/text.ts';
import type { Kind, Note, NoteId } from '#lib/board/model.ts';

/** Below 201 stand the numbers of printed cards (N5). */
const firstNumber = 201;

const aNote = (kind: Kind, text: string, number: number, more: Partial<Note> = {}): Note => ({
	...emptyNote,
	id: `note-${number}` as NoteId,
	kind,
	text,
	number,
	...more
});

const texts: readonly (readonly [Kind, string])[] = [
	['komatta', 'バスが 一日三本に なった'],
	['mottainai', '施設の 送迎の車が 昼は あいている'],
	['komatta', '雪の日、ごみ置き場まで 歩けない'],
	['mottainai', '除雪機が 一台 ねむっている'],
	['komatta', '昼間 話す人が いない'],
	['mottainai', '集会所の 土間が 平日は あいている'],
	['komatta', 'スマホの 手つづきが 分からない'],
	['mottainai', '高校生が スマホを 教えるのが 得意'],
	['komatta', '古紙を しばって 出せない'],
	['mottainai', '畑で とれすぎた 野菜'],
	['komatta', '街灯が 切れたまま']
];

export const note = aNote('komatta', '坂の上まで お米を 運べない', firstNumber, {
	supportPhones: 4,
	supportHands: 2
});

export const notes: readonly Note[] = [
	note,
	...texts.map(([kind, text], i) => aNote(kind, text, firstNumber + 1 + i))
];

/** A board that three times as many people wrote on. */
export const manyNotes: readonly Note[] = Array.from({ length: 6 }, (_, round) =>
	notes.map(({ kind, text }, i) => aNote(kind, text, firstNumber + round * notes.length + i))
).flat();

const sentence =
	'草刈りを たのめる人が いない。前は となりの組と いっしょに していたが、みんな 年を とってしまい、いまは 道の 半分まで 草が かぶっている。';

/** As long as a note can be (N2). */
export const longestText = sentence.repeat(10).slice(0, maxText);

/** Nothing in it can be broken by a rule of the language. */
export const unbroken = `https://yoriai.example/${'nagai-michi-no-saki-no-'.repeat(4)}owari`;

/** A title that nobody should have to read from the back row, but somebody will write. */
export const longTitle =
	'スマホと 手つづき、夜道と 災害の ときの 知らせ、それから 回覧板が まわらない ことについて';

export const longestNote = aNote('komatta', longestText, 1998, {
	supportPhones: 87,
	supportHands: 112,
	carried: true
});
export const unbrokenNote = aNote('mottainai', unbroken, 1999);

export const longestNotes: readonly Note[] = [
	longestNote,
	unbrokenNote,
	aNote('komatta', sentence, 2000),
	aNote('mottainai', 'ひとこと', 2001)
];
