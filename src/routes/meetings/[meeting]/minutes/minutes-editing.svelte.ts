import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import type { Slice } from '@tiptap/pm/model';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Content } from '#lib/editor/content.ts';
import { extensions } from '#lib/editor/extensions.ts';
import { fieldHints } from './field-hints.ts';
import { insertBlocks } from './insert-blocks.ts';
import { awaitsNext, fillNext, type NextWords } from './next/next-lines.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { pastedHtml } from '#lib/editor/paste/pasted-html.ts';
import { pastedText } from '#lib/editor/paste/pasted-text.ts';
import { isTooMuch } from './too-much.ts';

export interface MinutesHeading {
	readonly level: number;
	readonly text: string;
	readonly position: number;
	/** The caret is in this heading's section. */
	readonly current: boolean;
}

export class MinutesEditing {
	readonly #editor: Editor;
	/** Makes getters reactive, since a Svelte proxy around the editor would break it. */
	#turns = $state(0);
	#wasTooMuch = $state(false);

	constructor(element: HTMLElement, { doc, label }: { doc: Y.Doc; label: string }) {
		this.#editor = new Editor({
			element,
			injectCSS: false, // forbidden by the content security policy; see editing.css
			extensions: [
				...extensions,
				fieldHints,
				Collaboration.configure({ fragment: doc.getXmlFragment(minutesRoot) })
			],
			editorProps: {
				attributes: {
					role: 'textbox',
					'aria-multiline': 'true',
					'aria-label': label,
					lang: 'ja',
					class: 'minutes'
				},
				transformPastedHTML: pastedHtml,
				transformPastedText: pastedText,
				handlePaste: (_view, _event, slice) => this.#refuses(slice),
				handleDrop: (_view, _event, slice) => this.#refuses(slice)
			},
			onTransaction: () => (this.#turns += 1)
		});
	}

	/** The last paste or drop is larger than can be saved at once. */
	get wasTooMuch(): boolean {
		return this.#wasTooMuch;
	}

	hasRead(): void {
		this.#wasTooMuch = false;
	}

	/** Returns true to make the editor ignore the paste. */
	#refuses({ content }: Slice): boolean {
		return (this.#wasTooMuch = isTooMuch(content));
	}

	is(name: string, attributes: Record<string, unknown> = {}): boolean {
		void this.#turns;
		return this.#editor.isActive(name, attributes);
	}

	get canUndo(): boolean {
		void this.#turns;
		return this.#editor.can().undo();
	}

	get canRedo(): boolean {
		void this.#turns;
		return this.#editor.can().redo();
	}

	undo(): void {
		this.#editor.chain().focus().undo().run();
	}

	/** Clears the undo stack, which could bring erased words back (E4). */
	forget(): void {
		const state = yUndoPluginKey.getState(this.#editor.state) as { undoManager: Y.UndoManager } | undefined;
		state?.undoManager.clear();
	}

	redo(): void {
		this.#editor.chain().focus().redo().run();
	}

	bold(): void {
		this.#editor.chain().focus().toggleBold().run();
	}

	underline(): void {
		this.#editor.chain().focus().toggleUnderline().run();
	}

	heading(level: 2 | 3): void {
		this.#editor.chain().focus().toggleHeading({ level }).run();
	}

	body(): void {
		this.#editor.chain().focus().clearNodes().run();
	}

	bullets(): void {
		this.#editor.chain().focus().toggleBulletList().run();
	}

	numbers(): void {
		this.#editor.chain().focus().toggleOrderedList().run();
	}

	/** A page that may no longer write still shows the text, for copying. */
	setEditable(editable: boolean): void {
		if (this.#editor.isEditable !== editable) this.#editor.setEditable(editable);
	}

	get headings(): MinutesHeading[] {
		void this.#turns;
		const found: { level: number; text: string; position: number }[] = [];
		this.#editor.state.doc.forEach((node, position) => {
			const level = Number(node.attrs['level']);
			if (node.type.name === 'heading' && level <= 2) found.push({ level, text: node.textContent, position });
		});
		const caret = this.#editor.state.selection.from;
		const current = found.findLast(({ position }) => position < caret);
		return found.map((each) => ({ ...each, current: each === current }));
	}

	goTo({ position }: MinutesHeading): void {
		this.#editor.commands.focus(position + 1, { scrollIntoView: false });
		const { node } = this.#editor.view.domAtPos(position + 1);
		(node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'start' });
	}

	/** Without whitespace, to check whether something is already in it. */
	get words(): string {
		void this.#turns;
		return this.#editor.state.doc.textBetween(0, this.#editor.state.doc.content.size, '').replace(/\s/g, '');
	}

	insert(blocks: readonly Content[]): void {
		insertBlocks(this.#editor, blocks);
	}

	awaitsNext(words: NextWords): boolean {
		void this.#turns;
		return awaitsNext(this.#editor, words);
	}

	fillNext(words: NextWords): void {
		fillNext(this.#editor, words);
	}

	close(): void {
		this.#editor.destroy();
	}
}
