import { expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { line as formLine, optionalLine } from '#lib/server/forms/fields.ts';
import { agendaFrom } from '#lib/board/agenda.ts';
import { beginBoard } from './command-edits.ts';
import { parseCommand } from '#lib/board/policy/commands.ts';
import { readBoard } from './doc.ts';
import { changeIdea, combine, makeGroup, mergeGroups, nameGroup } from './edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import { root } from './layout.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { cleanLine, cleanText } from '#lib/board/text/text.ts';

/** LF, VT (a soft one in Word), FF, CR, NEL, LS, PS and CRLF. */
const ends = ['\n', '\u000b', '\u000c', '\r', '\u0085', '\u2028', '\u2029', '\r\n'];
const pasted = (end: string) => `買い物の${end}足`;
const [lines, line] = ['買い物の\n足', '買い物の 足'];

test('[N1] whatever Unicode calls a line end is one, and two of them in a row are an empty line', () => {
	for (const end of ends) {
		expect(cleanText(pasted(end)), JSON.stringify(end)).toBe(lines);
		expect(cleanLine(pasted(end)), JSON.stringify(end)).toBe(line);
		expect(cleanText(`${end}一${end}${end}${end}二${end}`)).toBe('一\n\n二');
		expect(cleanLine(`${end}一${end}${end}${end}二${end}`)).toBe('一 二');
	}
	expect(cleanText(`一${ends.join('二')}三`).split('\n')).toHaveLength(9);
});

const id = '01JX0000000000000000000000';
const due = { kind: 'undecided' };
const words = (text: string) => ({ what: text, firstStep: text, owner: text, helpers: text, due });
const action = '6e6c5c5e-0000-4000-8000-000000000000';
const commands = (text: string): [command: object, ...texts: string[]][] => [
	[{ type: 'note.post', kind: 'komatta', text }, 'text'],
	[{ type: 'note.edit', note: 'note-0001', text }, 'text'],
	[{ type: 'note.release', note: 'note-0001', seen: text }, 'seen'],
	[{ type: 'note.restore', note: 'note-0001', seen: text }, 'seen'],
	[{ type: 'action.decide', result: 'do', ...words(text), combination: null }],
	[{ type: 'action.bring', ...words(text), remark: text }],
	[{ type: 'action.edit', action, ...words(text) }],
	[{ type: 'action.update', action, status: 'done', remark: text }],
	[{ type: 'deciding.set', deciding: { result: 'do', ...words(text), combination: null } }],
	[{ type: 'attendance.add', affiliation: 'other', organization: text, people: 1, withoutPhone: 0 }],
	[
		{
			type: 'meeting.plan',
			theme: text,
			rules: text,
			confidentiality: 'members',
			reveal: 'at_once',
			stickers: 3,
			agenda: [{ step: 'write', title: text, minutes: 5, kind: 'komatta' }]
		},
		'rules'
	]
];

test('[N1] notes and 約束 keep their lines; names, titles and the words of a やること are one line', () => {
	for (const end of ends)
		for (const [command, ...many] of commands(pasted(end))) {
			const parsed = parseCommand({ id, ...command });
			if (!parsed) throw new Error(`this is no command any more: ${JSON.stringify(command)}`);
			const read = JSON.parse(JSON.stringify(parsed), (key, value: unknown) =>
				typeof value === 'string' && value.startsWith('買い物') ? [key, value] : value
			) as unknown;
			const expected = JSON.parse(JSON.stringify({ id, ...command }), (key, value: unknown) =>
				typeof value === 'string' && value.startsWith('買い物')
					? [key, many.includes(key) ? lines : line]
					: value
			) as unknown;
			expect(read).toEqual(expected);
		}
});

test('[N1] a name of a group is one line, so none becomes two 別名; an idea keeps its lines', () => {
	const [g, h] = ['group-g', 'group-h'] as unknown as [GroupId, GroupId];
	const idea = 'idea-1' as CombinationId;
	for (const end of ends) {
		const doc = new Y.Doc();
		beginBoard(doc, { ...emptyBoard, title: '支えあい会議', agenda: agendaFrom('sasaeai_90') });
		makeGroup(doc, g, [], pasted(end));
		makeGroup(doc, h, []);
		nameGroup(doc, h, `車の${end}空き`);
		combine(doc, idea, [], pasted(end));
		expect(readBoard(doc).groups.map(({ title }) => title)).toEqual([line, '車の 空き']);
		expect(readBoard(doc).combinations[0]?.idea).toBe(lines);
		changeIdea(doc, idea, `一${end}二`);
		mergeGroups(doc, g, h);
		expect(readBoard(doc).combinations[0]?.idea).toBe('一\n二');
		expect(readBoard(doc).groups[0]?.aliases).toEqual(['車の 空き']);

		const group = root(doc, 'groups').get(g) as Y.Map<string>;
		group.set('title', pasted(end)); // written by an older page
		expect(readBoard(doc).groups[0]?.title).toBe(line);
	}
});

test('[N1] what is pasted into a form is one line', () => {
	for (const end of ends)
		for (const field of [formLine(60), optionalLine(60)]) expect(v.parse(field, pasted(end))).toBe(line);
});
