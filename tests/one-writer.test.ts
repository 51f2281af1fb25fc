import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const writers = [
	'src/lib/server/actions/action-rows.ts',
	'server/board/erase/postgres-erase.ts' // E3: clears words, also in the history
];

const tables = ['actionItems', 'actionUpdates', 'actionOriginNotes'];
const schema = /(?:schema|\.)\/action\.ts$/;

const inSql = 'action_item|action_update|action_origin_note';
const writesInSql = new RegExp(
	`\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy|alter\\s+table)\\s+(?:only\\s+)?(?:"?public"?\\.)?"?(?:${inSql})\\b`,
	'i'
);

const mentions = new RegExp(`\\b(?:${tables.join('|')})\\b|/action\\.ts\\b`);

const isWrite = (text: string) => writesInSql.test(text) || (mentions.test(text) && handsOutTable(text));

/** Whoever has the table itself, under whatever name, may write to it: so only a few places may name it. */
function handsOutTable(text: string): boolean {
	let found = false;
	const visit = (node: ts.Node) => {
		if (ts.isIdentifier(node) && tables.includes(node.text)) found ||= !onlyReads(node);
		if (ts.isStringLiteralLike(node) && schema.test(node.text)) found ||= !importsNames(node.parent);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest, true));
	return found;
}

const readers = ['from', 'leftJoin', 'innerJoin', '$count'];

function onlyReads(name: ts.Identifier): boolean {
	const { parent } = name;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === name; // a column
	if (ts.isCallExpression(parent)) return parent.arguments[0] === name && readers.includes(calledBy(parent));
	if (ts.isPropertyAssignment(parent)) return calledBy(parent.parent.parent) === 'select';
	if (ts.isImportSpecifier(parent)) return !parent.propertyName;
	return ts.isVariableDeclaration(parent) && parent.name === name; // in the schema
}

const calledBy = (node: ts.Node) =>
	ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
		? node.expression.name.text
		: '';

/** Otherwise the tables stand behind a dot, or go on to another file. */
function importsNames(node: ts.Node): boolean {
	const names = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
	return names !== undefined && ts.isNamedImports(names);
}

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
		'for (const table of [votes, actionItems]) await tx.delete(table);',
		"import * as schema from '../db/schema/action.ts';",
		'tx.update(schema.actionItems)',
		"const { actionItems } = await import('../db/schema/action.ts');",
		"export { actionItems } from './action.ts';",
		'write(tx, actionItems)',
		'write({ tx, table: actionItems })',
		'tx.insert(/* news */ actionUpdates)'
	];
	expect(some.filter((text) => !isWrite(text))).toEqual([]);
	const reads = [
		"import { actionItems } from '../db/schema/action.ts';",
		'tx.select({ action: actionItems }).from(actionItems)',
		'tx.select().from(actionItems).where(eq(actionItems.id, id))',
		'tx.$count(actionItems, undone)',
		'rows.leftJoin(meetings, eq(meetings.id, actionUpdates.meetingId))',
		'sql`and ${actionItems.status} not in (1)`'
	];
	expect(reads.filter(isWrite)).toEqual([]);
});
