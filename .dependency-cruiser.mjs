/** `tests/architecture.test.ts` runs these rules; tests beside the code are not part of the rooms. */

const test = '[.]test[.]ts$';
const npm = (/** @type {string[]} */ ...names) => names.map((name) => `node_modules/${name}/`);

const board = 'src/lib/board/';
const action = 'src/lib/action/';
const city = 'src/lib/city/';
const wire = 'src/lib/wire/';
const clocks = 'src/lib/wire/clocks.ts';
const words = 'src/lib/words/';
const messages = 'src/lib/messages/';
const live = 'src/lib/live/';
const editor = 'src/lib/editor/';
const look = 'src/lib/look/';
const library = 'src/lib/server/';
const ui = 'src/lib/components/ui/';
const shared = 'src/lib/components/board/';
const gallery = 'src/routes/gallery/';
const app = '[$]app/';

const page = [ui, shared, board, words, messages, ...npm('svelte')];

/** @type {{ room: string; may: string[]; node?: true }[]} */
export const rooms = [
	{ room: board, may: npm('yjs', 'valibot', 'fractional-indexing') },
	{ room: action, may: [board] },
	{ room: city, may: [board] },
	{ room: wire, may: npm('lib0') },
	{ room: words, may: [board, city, messages] },
	{ room: messages, may: ['src/lib/board/policy/refusals.ts'] },
	{ room: editor, may: [board, messages, words, ...npm('@tiptap/[^/]+', 'yjs')] },
	{
		room: live,
		may: [board, action, wire, ...npm('yjs', 'y-websocket', 'lib0', 'svelte', 'ulid', 'valibot')]
	},

	{ room: ui, may: [messages, 'src/lib/board/policy/refusals.ts', ...npm('svelte', 'uqr')] },
	{ room: shared, may: [ui, board, words, messages, 'src/lib/wire/frames.ts', ...npm('svelte')] },
	{ room: 'src/lib/components/phone/', may: [...page, live, 'src/lib/wire/frames.ts', ...npm('valibot')] },
	{ room: 'src/lib/components/screen/', may: [...page, 'src/lib/wire/frames.ts'] },
	{
		room: 'src/lib/components/facilitator/',
		may: [...page, live, 'src/lib/wire/frames.ts', ...npm('valibot', '@atlaskit/pragmatic-drag-and-drop')]
	},
	{ room: 'src/lib/components/staff/', may: [...page, city, app] },
	{
		room: 'src/routes/',
		may: [
			...page,
			live,
			action,
			city,
			wire,
			editor,
			look,
			library,
			'src/lib/components/',
			app,
			'[.]/[$]types',
			...npm('@sveltejs/kit', '@tiptap/[^/]+', 'yjs', 'valibot')
		]
	},

	{
		room: library,
		node: true,
		may: [
			board,
			action,
			city,
			words,
			messages,
			editor,
			clocks,
			...npm('drizzle-orm', 'postgres', 'lucia', 'rate-limiter-flexible', 'pino', 'ulid', 'valibot', 'yjs'),
			...npm('otpauth', 'papaparse', 'saxes', 'write-excel-file'),
			...npm('@sveltejs/kit')
		]
	},
	{
		room: 'server/',
		node: true,
		may: [
			library,
			board,
			action,
			city,
			wire,
			words,
			'drizzle/seed/',
			'src/lib/editor/lines-of-erased-note.ts',
			'src/lib/editor/minutes-(shape|root).ts', // minutes need no editor
			// An edit is read before Yjs builds anything of it.
			'node_modules/lib0/(decoding|encoding)',
			...npm('drizzle-orm', 'postgres', 'pino', 'ws', 'yjs', 'ulid', 'uqr', 'vite')
		]
	},
	{
		room: 'drizzle/',
		node: true,
		may: [library, board, action, city, 'server/projection/', ...npm('drizzle-orm', 'drizzle-kit', 'yjs')]
	}
];

/**
 * Imports of types pass.
 * @type {{ thing: string; files: string[] }[]}
 */
const doors = [
	{ thing: npm('lucia')[0], files: ['src/lib/server/auth/sessions.ts'] },
	{ thing: npm('ws')[0], files: ['server/live/transport/upgrade.ts'] },
	{ thing: npm('y-websocket')[0], files: ['src/lib/live/transport/provider.ts'] },
	{ thing: npm('vite')[0], files: ['server/dev.ts'] },
	{
		thing: 'src/lib/board/document/edits.ts',
		files: [
			board,
			'src/lib/live/board-editor.ts',
			'server/board/commands/apply-command.ts',
			'src/lib/server/meetings/',
			'drizzle/seed/'
		]
	}
];

export const at = (/** @type {string[]} */ ...places) => places.map((place) => `^${place}`);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{ name: 'no circle of files', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'no circle of folders', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
		{
			name: 'every import leads somewhere',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: at(app, '[.]/[$]types') }
		},
		{
			name: 'plain Node knows none of the modules that only SvelteKit has',
			severity: 'error',
			from: { path: at('server/', library, 'drizzle/') },
			to: { path: '^[$]' }
		},
		{
			name: 'the gallery shows the product, which never imports it',
			severity: 'error',
			from: { pathNot: at(gallery) },
			to: { path: at(gallery) }
		},
		...rooms.map(({ room, may, node }) => ({
			name: `${room} imports only what it may`,
			severity: /** @type {const} */ ('error'),
			from: { path: at(room) },
			to: { pathNot: at(room, ...may), ...(node && { dependencyTypesNot: ['core'] }) }
		})),
		...doors.map(({ thing, files }) => ({
			name: `one place knows ${thing}`,
			severity: /** @type {const} */ ('error'),
			from: { pathNot: at(...files, 'node_modules/') },
			to: { path: at(thing), dependencyTypesNot: ['type-only'] }
		}))
	],
	options: {
		exclude: { path: [test, 'drizzle/migrations/'] },
		doNotFollow: { path: ['node_modules/', 'src/lib/messages/compiled/'] },
		tsPreCompilationDeps: 'specify', // tells an import of a type from one of a value
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.svelte', '.mjs', '.js'],
			conditionNames: ['svelte', 'browser', 'import', 'node', 'types', 'default'],
			exportsFields: ['exports']
		}
	}
};
