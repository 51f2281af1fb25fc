/**
 * The closed schema (M4): what is not listed here does not exist, so neither a paste nor a forged
 * document can bring it in.
 */
import { Node, type Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { kindWords } from '#lib/words/kind-words.ts';
import { signKind } from './sign-kind.ts';

/** ▲困, ●も and ■案 stand inside a line. */
const Sign = Node.create({
	name: 'sign',
	group: 'inline',
	inline: true,
	atom: true,
	selectable: false,
	addAttributes: () => ({
		kind: {
			default: 'idea',
			parseHTML: (element: HTMLElement) => element.dataset['sign'],
			renderHTML: ({ kind }) => ({ 'data-sign': String(kind) })
		}
	}),
	parseHTML: () => [{ tag: 'span[data-sign]' }],
	renderHTML: ({ HTMLAttributes, node }) => ['span', HTMLAttributes, letterOf(node.attrs['kind'])],
	renderText: ({ node }) => letterOf(node.attrs['kind'])
});

/** Enter in an empty line leaves the box (かこみ). */
const Boxed = Node.create({
	name: 'boxed',
	group: 'block',
	content: 'paragraph+',
	defining: true,
	parseHTML: () => [{ tag: 'div[data-boxed]' }],
	renderHTML: () => ['div', { 'data-boxed': '' }, 0]
});

const letterOf = (kind: unknown): string => kindWords[signKind(kind)].letter();

export const extensions: Extensions = [
	StarterKit.configure({
		heading: { levels: [1, 2, 3] },
		undoRedo: false, // Collaboration has its own, which undoes only one's own steps
		trailingNode: false, // two browsers would each add a trailing line
		blockquote: false,
		code: false,
		codeBlock: false,
		horizontalRule: false,
		italic: false,
		link: false,
		strike: false
	}),
	Sign,
	Boxed
];
