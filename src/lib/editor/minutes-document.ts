/** Always through the closed schema, and without a browser. */
import { getSchema } from '@tiptap/core';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Content } from './content.ts';
import { extensions } from './extensions.ts';
import { minutesRoot } from './minutes-root.ts';

const schema = getSchema(extensions);

/** Throws if the schema does not allow the text. */
export function beginMinutes(text: Content): Uint8Array {
	schema.nodeFromJSON(text).check();
	const doc = new Y.Doc();
	prosemirrorJSONToYXmlFragment(schema, text, doc.getXmlFragment(minutesRoot));
	return Y.encodeStateAsUpdate(doc);
}

/** Leaves out content outside the schema; the stored document is unchanged. */
export function readMinutes(updates: readonly Uint8Array[]): Content {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(minutesRoot), schema).toJSON() as Content;
}
