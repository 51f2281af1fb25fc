/**
 * Converts between the Yjs document of 会議録 and plain values, always through the closed schema. Runs
 * without a browser.
 */
import { getSchema } from '@tiptap/core';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Content } from './content.ts';
import { extensions } from './extensions.ts';
import { minutesRoot } from './minutes-root.ts';

const schema = getSchema(extensions);

/**
 * Returns the first update of a new document with this text. Throws if the schema does not allow
 * the text.
 */
export function beginMinutes(text: Content): Uint8Array {
	schema.nodeFromJSON(text).check();
	const doc = new Y.Doc();
	prosemirrorJSONToYXmlFragment(schema, text, doc.getXmlFragment(minutesRoot));
	return Y.encodeStateAsUpdate(doc);
}

/**
 * Content outside the schema is left out of the result. It reads a copy, so the stored document is
 * unchanged.
 */
export function readMinutes(updates: readonly Uint8Array[]): Content {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(minutesRoot), schema).toJSON() as Content;
}
