/**
 * What may stand in 会議録: one list for the browser that edits and the server that drafts, renders and prints. Whatever
 * is not named here does not exist, so a paste, or a forged document, brings in nothing else.
 */
import { Node, type Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { kindWords } from '#lib/words/kind-words.ts';
import { signKind } from './sign-kind.ts';

/** ▲困 ●も ■案, inside a line. */
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

/** かこみ. Enter in an empty line leads out of it. */
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
		undoRedo: false, // Collaboration brings one that takes back one's own steps only
		trailingNode: false, // two browsers would each add a line of their own
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
