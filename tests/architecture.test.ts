/** Who may import whom (ARCHITECTURE.md), read from the imports themselves. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `from` → the only places it may import from, beside itself. Packages are named, folders end in a slash. */
const rules: readonly { room: string; may: readonly string[] }[] = [
	{ room: 'src/lib/board/', may: ['yjs', 'valibot', 'fractional-indexing'] },
	{ room: 'src/lib/action/', may: ['src/lib/board/'] },
	{ room: 'src/lib/wire/', may: ['lib0/'] },
	{ room: 'src/lib/words/', may: ['src/lib/board/', 'src/lib/messages/'] },
	{
		room: 'src/lib/live/',
		may: [
			'src/lib/board/',
			'src/lib/action/',
			'src/lib/wire/',
			'yjs',
			'y-websocket',
			'lib0/',
			'svelte/',
			'ulid',
			'valibot'
		]
	},
	{
		room: 'src/lib/components/ui/',
		may: [
			'src/lib/messages/',
			'src/lib/look/',
			'src/lib/board/policy/refusals.ts',
			'svelte',
			'svelte/',
			'uqr'
		]
	},
	{
		room: 'src/lib/editor/',
		may: ['src/lib/board/', 'src/lib/messages/', 'src/lib/words/', '@tiptap/', 'yjs', 'svelte']
	},
	{
		room: 'src/lib/server/',
		may: [
			'src/lib/board/',
			'src/lib/action/',
			'src/lib/editor/',
			'src/lib/messages/',
			'src/lib/words/',
			'node:',
			'drizzle-orm',
			'drizzle-orm/',
			'postgres',
			'lucia',
			'src/lib/wire/clocks.ts',
			'rate-limiter-flexible',
			'pino',
			'ulid',
			'valibot',
			'yjs',
			'@sveltejs/kit'
		]
	},
	{
		room: 'server/',
		may: [
			'src/lib/server/',
			'src/lib/board/',
			'src/lib/action/',
			'src/lib/wire/',
			'src/lib/words/',
			'src/lib/editor/drafted-lines.ts',
			'src/lib/editor/minutes-shape.ts', // what may be put in: no editor is loaded for it
			'src/lib/editor/minutes-root.ts',
			'lib0/decoding', // an edit is read before the library builds anything of it
			'lib0/encoding', // and only those of its deletions that are still to be made are handed to the library
			'drizzle/',
			'node:',
			'drizzle-orm',
			'postgres',
			'pino',
			'ws',
			'yjs',
			'ulid',
			'uqr',
			'vite'
		]
	}
];

/** One door each: who alone may import a thing. */
const onlyIn: readonly { thing: string; files: readonly string[] }[] = [
	{ thing: 'lucia', files: ['src/lib/server/auth/sessions.ts'] },
	{ thing: 'ws', files: ['server/live/transport/upgrade.ts'] },
	{ thing: 'y-websocket', files: ['src/lib/live/transport/connection.ts'] },
	{
		thing: 'src/lib/board/document/edits.ts',
		files: [
			'src/lib/live/board-editor.ts',
			'server/board/commands/apply-command.ts',
			'src/lib/server/meetings/',
			'drizzle/seed/',
			'tests/',
			'src/lib/board/'
		]
	}
];

interface Import {
	readonly from: string;
	readonly to: string;
	readonly typeOnly: boolean;
}

function filesIn(folder: string): string[] {
	return fs
		.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((file) => /\.(ts|svelte|mjs)$/.test(file) && !file.includes('messages/compiled'));
}

const statement =
	/(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
	const text = fs.readFileSync(path.join(root, file), 'utf8');
	return [...text.matchAll(statement)].map(([, type, named, dynamic]) => ({
		from: file,
		to: resolve(file, named ?? dynamic ?? ''),
		typeOnly: type !== undefined
	}));
}

function resolve(file: string, name: string): string {
	if (name.startsWith('#lib/')) return `src/lib/${name.slice(5)}`;
	return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
}

const isTest = (file: string) => /\.test\.ts$/.test(file);
const lies = (thing: string, place: string) =>
	thing === place || ((place.endsWith('/') || place.endsWith(':')) && thing.startsWith(place));
const imports = ['src', 'server', 'drizzle']
	.flatMap(filesIn)
	.filter((file) => !isTest(file))
	.flatMap(importsOf);

test('the reader of imports sees them', () => {
	expect(imports.length).toBeGreaterThan(300);
	expect(imports).toContainEqual({ from: 'server/live/room/room.ts', to: 'yjs', typeOnly: false });
});

test.each(rules)('$room imports only what it may', ({ room, may }) => {
	const strangers = imports
		.filter(({ from }) => from.startsWith(room))
		.filter(({ to }) => ![room, ...may].some((place) => lies(to, place)))
		.map(({ from, to }) => `${from} → ${to}`);
	expect(strangers).toEqual([]);
});

test.each(onlyIn)('only one place knows $thing', ({ thing, files }) => {
	const strangers = imports
		.filter(({ to, typeOnly }) => to === thing && !typeOnly)
		.filter(({ from }) => !files.some((file) => lies(from, file)))
		.map(({ from }) => from);
	expect(strangers).toEqual([]);
});

test('what plain Node loads never needs SvelteKit’s own modules', () => {
	const strangers = imports
		.filter(({ from }) => from.startsWith('src/lib/server/') || from.startsWith('server/'))
		.filter(({ to }) => to.startsWith('$app') || to.startsWith('$env'))
		.map(({ from, to }) => `${from} → ${to}`);
	expect(strangers).toEqual([]);
});

test('a phone’s page never reaches the arranging, the editor or the server', () => {
	const seen = new Set<string>();
	const visit = (file: string) => {
		if (seen.has(file) || !fs.existsSync(path.join(root, file))) return;
		seen.add(file);
		for (const { to, typeOnly } of importsOf(file)) if (!typeOnly) visit(to);
	};
	visit('src/routes/join/[meeting]/start.ts');
	expect(seen.size).toBeGreaterThan(15);
	expect(
		[...seen].filter((file) => /live\/board-editor|board\/document\/edits|lib\/editor|\/server\//.test(file))
	).toEqual([]);
});

test('process.env is read in one file, and every import of ours carries its extension', () => {
	const readers = ['src', 'server']
		.flatMap(filesIn)
		.filter((file) => !isTest(file) && !file.endsWith('.mjs'));
	const env = readers.filter((file) =>
		fs.readFileSync(path.join(root, file), 'utf8').includes('process.env')
	);
	expect(env.filter((file) => file !== 'src/lib/server/config.ts')).toEqual([]);
	const ours = imports.filter(({ to }) => to.startsWith('src/') && !to.endsWith('/$types'));
	expect(ours.filter(({ to }) => !/\.(ts|js|svelte|css)$/.test(to))).toEqual([]);
});

test('no text is put into a page as HTML, and no file re-exports a folder', () => {
	const pages = filesIn('src').filter((file) => file.endsWith('.svelte'));
	expect(pages.filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes('{@html'))).toEqual(
		[]
	);
	expect(['src', 'server'].flatMap(filesIn).filter((file) => /\/index\.(ts|js)$/.test(file))).toEqual([]);
});

test('no script for a browser looks behind: one such pattern, and an older Safari runs nothing of its file', () => {
	const scripts = filesIn('src').filter((file) => !isTest(file) && !/\/server\/|\.server\.ts$/.test(file));
	expect(scripts.length).toBeGreaterThan(200);
	const looking = scripts.filter((file) => /\(\?<[=!]/.test(fs.readFileSync(path.join(root, file), 'utf8')));
	expect(looking).toEqual([]);
});
