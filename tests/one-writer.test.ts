import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const writers = [
	'src/lib/server/actions/action-rows.ts',
	'server/board/erase/postgres-erase.ts' // E3: clears words, also in the history
];

const tables = 'actionItems|actionUpdates|actionOriginNotes';
const inSql = 'action_item|action_update|action_origin_note';
const writes = [
	new RegExp(`\\.\\s*(?:insert|update|delete)\\(\\s*(?:${tables})\\b`),
	new RegExp(
		`\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy|alter\\s+table)\\s+(?:only\\s+)?(?:"?public"?\\.)?"?(?:${inSql})\\b`,
		'i'
	),
	// Raw SQL may name a table by its object.
	new RegExp(
		`\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)\\s+(?:only\\s+)?\\$\\{\\s*(?:${tables})\\b`,
		'i'
	),
	new RegExp(`\\b(?:${tables})\\s+as\\s+(?!const\\b)\\w|=\\s*(?:${tables})\\s*[;,)\\n]`),
	new RegExp(`\\[\\s*(?:\\w+\\s*,\\s*)*(?:${tables})\\s*[,\\]]`)
];

const isWrite = (text: string) => writes.some((pattern) => pattern.test(text));

const files = ['src', 'server', 'drizzle']
	.flatMap((folder) =>
		fs
			.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
			.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
	)
	.filter((file) => /\.(ts|js|mjs|svelte|sql)$/.test(file))
	.filter((file) => !file.startsWith('drizzle/migrations/') && !file.includes('messages/compiled'));

test('[A1] rows of やること and of their history are written in one file, and cleared by the eraser', () => {
	expect(files.length).toBeGreaterThan(300);
	const found = files.filter((file) => isWrite(fs.readFileSync(path.join(root, file), 'utf8')));
	expect(found.toSorted()).toEqual(writers.toSorted());
});

test('[A1] a write of やること is seen in each of its forms, and a read is none', () => {
	const some = [
		'tx.insert(actionItems).values(row)',
		'await tx\n\t.insert(actionUpdates)\n\t.values(row)',
		'tx.update(\n\tactionItems\n)',
		'tx.delete(actionOriginNotes)',
		"sql`update action_item set what = ''`",
		'sql`INSERT INTO "public"."action_update" values (1)`',
		'sql`delete from ${actionItems} where true`',
		"import { actionItems as items } from './action.ts';",
		'const table = actionItems;',
		'for (const table of [votes, actionItems]) await tx.delete(table);'
	];
	expect(some.filter((text) => !isWrite(text))).toEqual([]);
	const reads = [
		'tx.select().from(actionItems).where(eq(actionItems.id, id))',
		'tx.$count(actionItems, undone)',
		'.leftJoin(meetings, eq(meetings.id, actionUpdates.meetingId))',
		'and ${actionItems.status} not in (1)'
	];
	expect(reads.filter(isWrite)).toEqual([]);
});
