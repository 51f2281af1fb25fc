import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IDependency } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import rules, { at, rooms } from '../.dependency-cruiser.mjs';
import { importsOfComponent } from './support/component-imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Plain Node runs these without SvelteKit's bundle. */
const startsOfNode = ['server/main.ts', 'server/cli/main.ts'];

function filesIn(folder: string): string[] {
	return fs
		.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((file) => /\.(ts|svelte|mjs)$/.test(file) && !file.includes('messages/compiled'));
}

const isTest = (file: string) => /\.test\.ts$/.test(file);

interface Import {
	readonly from: string;
	readonly to: string;
}

/** A folder imports, as for the cruiser, what any file below it imports from outside of it. */
function withFolders(imports: Import[]): Import[] {
	return imports.flatMap(({ from, to }) => {
		const parts = path.posix.dirname(from).split('/');
		const above = parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
		const outside = above.filter((folder) => !to.startsWith(`${folder}/`));
		return [{ from, to }, ...outside.map((folder) => ({ from: folder, to: path.posix.dirname(to) }))];
	});
}

/** Takes away, again and again, what leads nowhere and what nothing leads to: circles are left. */
function circles(imports: Import[]): Import[] {
	const [sources, targets] = [new Set(imports.map(({ from }) => from)), new Set(imports.map(({ to }) => to))];
	const left = imports.filter(({ from, to }) => targets.has(from) && sources.has(to));
	return left.length === imports.length ? left : circles(left);
}

let graph: ICruiseResult;
let modules: Map<string, IDependency[]>;
let componentImports: Import[];

beforeAll(async () => {
	const { output } = await cruise(['src', 'server', 'drizzle'], {
		...rules.options,
		baseDir: root,
		validate: true,
		ruleSet: { forbidden: rules.forbidden }
	});
	graph = output as ICruiseResult;
	modules = new Map(graph.modules.map(({ source, dependencies }) => [source, dependencies]));
	componentImports = filesIn('src')
		.filter((file) => file.endsWith('.svelte'))
		.flatMap((from) => importsOfComponent(root, from).map((to) => ({ from, to })));
}, 120_000);

/** Types are gone by then. */
function loadedBy(...start: string[]): IDependency[] {
	const seen = new Map<string, IDependency>();
	const visit = (file: string) => {
		for (const dependency of modules.get(file) ?? []) {
			const { resolved, dependencyTypes } = dependency;
			if (dependencyTypes.includes('type-only') || seen.has(resolved)) continue;
			seen.set(resolved, dependency);
			visit(resolved);
		}
	};
	start.forEach(visit);
	return [...seen.values()];
}

test('the reader of imports sees scripts, components and packages', () => {
	expect(graph.modules.length).toBeGreaterThan(700);
	const from = (file: string) => modules.get(file)?.map(({ resolved }) => resolved);
	expect(from('server/live/room/room.ts')).toContainEqual(expect.stringMatching(/^node_modules\/yjs\//));
	expect(from('src/lib/components/phone/write/NoteComposer.svelte')).toContain(
		'src/lib/components/ui/Button.svelte'
	);
});

test('every room imports only what it may, and nothing imports in a circle', () => {
	const wrong = graph.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
	expect(wrong).toEqual([]);
});

test('a type that a component imports counts for its room and for circles', () => {
	expect(componentImports).toContainEqual({
		from: 'src/lib/components/board/Shape.svelte',
		to: 'src/lib/board/model.ts'
	});
	const wrong = componentImports.filter(({ from, to }) =>
		rooms.some(
			({ room, may }) =>
				from.startsWith(room) && !at(room, ...may).some((place) => new RegExp(place).test(to))
		)
	);
	expect(wrong).toEqual([]);

	const seen = [...modules].flatMap(([from, found]) => found.map(({ resolved }) => ({ from, to: resolved })));
	expect(circles(withFolders([...seen, ...componentImports]))).toEqual([]);
});

test('a phone’s page never reaches the arranging, the editor or the server', () => {
	const files = loadedBy('src/routes/join/[meeting]/start.ts').map(({ resolved }) => resolved);
	expect(files.length).toBeGreaterThan(60);
	expect(
		files.filter((file) => /live\/board-editor|board\/document\/edits|lib\/editor|\/server\//.test(file))
	).toEqual([]);
});

test('a remote is opened on a phone too, and loads neither the arranging nor the editor', () => {
	const files = loadedBy('src/routes/meetings/[meeting]/remote/+page.svelte').map(({ resolved }) => resolved);
	expect(files.length).toBeGreaterThan(60);
	expect(files.filter((file) => /live\/board-editor|board\/document\/edits|lib\/editor/.test(file))).toEqual(
		[]
	);
});

test('no shared component is kept for the gallery alone, where `knip` takes it for used', () => {
	const gallery = [...modules.keys()].filter((file) => file.startsWith('src/routes/gallery/'));
	const importedBy = (files: readonly string[]) =>
		new Set(files.flatMap((file) => modules.get(file) ?? []).map(({ resolved }) => resolved));
	const used = importedBy([...modules.keys()].filter((file) => !gallery.includes(file)));
	const shown = [...importedBy(gallery)].filter(
		(file) => file.endsWith('.svelte') && file.startsWith('src/lib/')
	);
	expect(shown.length).toBeGreaterThan(180);
	expect(shown.filter((file) => !used.has(file))).toEqual([]);
});

test('what the server loads is installed where development packages are not', () => {
	const packages = loadedBy(...startsOfNode).filter(({ dependencyTypes }) => dependencyTypes.includes('npm'));
	expect(packages.length).toBeGreaterThan(5);
	const missing = loadedBy(...startsOfNode).filter(({ dependencyTypes }) =>
		dependencyTypes.includes('npm-dev')
	);
	expect(missing.map(({ resolved }) => resolved)).toEqual([]);
});

test('process.env is read in one file, and every import of ours carries its extension', () => {
	const readers = ['src', 'server']
		.flatMap(filesIn)
		.filter((file) => !isTest(file) && !file.endsWith('.mjs'));
	const env = readers.filter((file) =>
		fs.readFileSync(path.join(root, file), 'utf8').includes('process.env')
	);
	expect(env.filter((file) => file !== 'src/lib/server/config.ts')).toEqual([]);
	const ours = graph.modules
		.flatMap(({ dependencies }) => dependencies)
		.filter(({ module, resolved }) => /^(\.|#)/.test(module) && !resolved.endsWith('/$types'));
	expect(ours.length).toBeGreaterThan(1000);
	expect(ours.filter(({ module }) => !/\.(ts|js|mjs|svelte|css)$/.test(module))).toEqual([]);
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
