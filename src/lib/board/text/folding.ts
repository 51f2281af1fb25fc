/** These attach to the character before. */
const goesAlong = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}\u309b\u309c\uff9e\uff9f]/u;
/** Runs are split, because NFKC sorts marks in quadratic time. */
const letters = new RegExp(
	`[^${goesAlong.source.slice(1, -1)}]${goesAlong.source}{0,30}|${goesAlong.source}{1,30}`,
	'gsu'
);
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Me}]/gu;
const marks = /\p{M}/gu;

/** U+2800 is drawn as a space; the line feed stays. */
const blanks = /[^\S\n]|\u2800/gu;
/** NFKC does not convert ❶ ➀ ➊ ⓿ ⓵. */
const discs = /[\u24ff\u24f5-\u24fd\u2776-\u277e\u2780-\u2788\u278a-\u2792]/g;
/** ⑼ ⒐ ㈰ 🄁 lose bracket or dot; ㈱ ㈲ ㈹ are words and stay. */
const bracketed =
	/^[\u2474-\u249b\u3220-\u3230\u3233-\u3238\u323a-\u3243\u{1f100}-\u{1f129}\u{1f240}-\u{1f248}]/u;
const digitOf = (disc: string) => {
	const code = disc.charCodeAt(0);
	const first = [0x278a, 0x2780, 0x2776, 0x24f5].find((each) => code >= each && code < each + 9);
	return first === undefined ? '0' : String(code - first + 1);
};

/** か and ゛ typed separately become が. */
function foldedLetter(letter: string): string {
	const bare = letter.replace(unseen, '');
	const whole = (/^[ -~]/.test(bare) ? bare.replace(marks, '') : bare)
		.replace(/(?!^)[\u309b\uff9e]/g, '\u3099')
		.replace(/(?!^)[\u309c\uff9f]/g, '\u309a')
		.normalize('NFKC')
		.replace(marks, '')
		.replace(blanks, ' ')
		.replace(discs, digitOf);
	return bracketed.test(letter) ? whole.replace(/[().,〔〕]/g, '') : whole;
}

/** Most texts contain nothing to fold. */
const isPlain = (text: string) => /^[\n -~、。「」ぁ-ゖァ-ー一-龠々]*$/.test(text);

export interface Folded {
	readonly plain: string;
	/** The range of whole characters in the original text. */
	readonly typed: (from: number, to: number) => { readonly from: number; readonly to: number };
}

export function folded(text: string): Folded {
	if (isPlain(text)) return { plain: text, typed: (from, to) => ({ from, to }) };
	let plain = '';
	let at = 0;
	const starts: number[] = [];
	const ends: number[] = [];
	for (const letter of text.match(letters) ?? []) {
		const whole = foldedLetter(letter);
		for (let i = 0; i < whole.length; i += 1) {
			starts.push(at);
			ends.push(at + letter.length);
		}
		plain += whole;
		at += letter.length;
	}
	return { plain, typed: (from, to) => ({ from: starts[from] ?? at, to: ends[to - 1] ?? at }) };
}
