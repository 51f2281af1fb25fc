import { getSchema } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, mostEditBytes } from '#lib/wire/frames.ts';
import { boxed, bullets, paragraph, sign, strong, type Content } from '#lib/editor/content.ts';
import { extensions } from '#lib/editor/extensions.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { isTooMuch, mostLetters } from './too-much.ts';

const schema = getSchema(extensions);
const refused = (content: readonly Content[]) => isTooMuch(Fragment.fromJSON(schema, content));
const lines = <T>(count: number, line: (i: number) => T) => Array.from({ length: count }, (_, i) => line(i));

function frameBytes(content: readonly Content[]): number {
	const doc = new Y.Doc();
	doc.clientID = 2 ** 32 - 1;
	prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content }, doc.getXmlFragment(minutesRoot));
	return frames.update(Y.encodeStateAsUpdate(doc)).length;
}

test('a text of 100,000 letters is put in, in one piece or in lines; of one letter more nothing is', () => {
	expect(refused([paragraph('議'.repeat(mostLetters))])).toBe(false);
	expect(refused(lines(mostLetters / 20, () => paragraph('議'.repeat(20))))).toBe(false);
	expect(refused([paragraph('議'.repeat(mostLetters)), paragraph('録')])).toBe(true);
});

const shapes: Record<string, (count: number) => Content[]> = {
	'one-letter lines': (count) => lines(count, () => paragraph('議')),
	'a list': (count) => [bullets(lines(count, () => ['議']))],
	boxes: (count) => lines(count, () => boxed(paragraph('議'))),
	'letters that are bold by turns': (count) => [
		paragraph(...lines(count, (i) => (i % 2 ? strong('議') : '議')))
	],
	signs: (count) => [paragraph(...lines(count, () => sign('mottainai')))]
};

test.each(Object.entries(shapes))(
	'%s are put in while they fit into a frame, and are refused before they do not',
	(_, shape) => {
		let [most, least] = [1, 2 ** 16];
		while (least - most > 8) {
			const half = (most + least) >> 1;
			if (refused(shape(half))) least = half;
			else most = half;
		}
		expect(frameBytes(shape(most))).toBeLessThan(mostEditBytes);
		expect(most).toBeGreaterThan(2_000);
	},
	60_000
);
