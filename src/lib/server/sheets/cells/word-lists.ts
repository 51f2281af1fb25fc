/** Several names in one cell, as in 葉月台、川辺. A name that holds a comma itself stands in 「」. */

const separators = /[、，,;；\n]/;
const piece = /「((?:[^」]|」」)*)」|[^、，,;；\n]+/g;

export const splitWords = (cell: string): string[] =>
	[...cell.matchAll(piece)].flatMap(([whole, quoted]) => {
		const word = (quoted?.replaceAll('」」', '」') ?? whole).trim();
		return word === '' ? [] : [word];
	});

export const joinWords = (words: readonly string[]): string =>
	words
		.map((word) =>
			separators.test(word) || word.startsWith('「') ? `「${word.replaceAll('」', '」」')}」` : word
		)
		.join('、');
