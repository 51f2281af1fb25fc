/** Names of areas as people type or paste them, one per line. */
import { cleanLine, lineEnds } from '#lib/board/text/text.ts';

export const longestAreaName = 40;
/** A 市町村 has tens. More is a paste of something else. */
export const mostTypedAreas = 300;

export interface TypedLayer {
	readonly name: string;
	readonly inner: readonly string[];
}

const linesOf = (text: string) => text.split(lineEnds).map(cleanLine).filter(Boolean);
const unlike = (names: readonly string[]) => [...new Set(names)];

/** The same name twice is one area. */
export const namesIn = (text: string): string[] => unlike(linesOf(text));

/**
 * 「北部：葉月台、川辺」. Names hold ・ and blanks, so only commas part them. A 圏域 on two lines is one, and a
 * 地区 in two 圏域 is one area with two parents.
 */
export function layersIn(text: string): TypedLayer[] {
	const layers = new Map<string, string[]>();
	for (const each of linesOf(text)) {
		const [, outer = '', inner = ''] = /^([^:：]*)[:：]?(.*)$/u.exec(each) ?? [];
		const names = inner.split(/[、,，]/u).map(cleanLine);
		layers.set(outer.trim(), [...(layers.get(outer.trim()) ?? []), ...names.filter(Boolean)]);
	}
	return [...layers].map(([name, inner]) => ({ name, inner: unlike(inner) }));
}

export type TypedProblem =
	{ readonly is: 'nothing' | 'many' | 'nameless' } | { readonly is: 'long'; readonly name: string };

/** Null if the areas can be made as they are. */
export function problemOf(layers: readonly TypedLayer[]): TypedProblem | null {
	const names = layers.flatMap(({ name, inner }) => [name, ...inner]);
	if (names.length === 0) return { is: 'nothing' };
	if (names.length > mostTypedAreas) return { is: 'many' };
	if (names.includes('')) return { is: 'nameless' };
	const long = names.find((name) => name.length > longestAreaName);
	return long === undefined ? null : { is: 'long', name: long };
}
