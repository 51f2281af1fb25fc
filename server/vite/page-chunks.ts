import type { Rolldown } from 'vite';

/**
 * Kinds of pages, from what every page loads to what only staff load. Pages of one kind share one
 * file, which imports from files of earlier kinds only.
 */
const kinds: readonly { readonly name: string; readonly pages: RegExp }[] = [
	{ name: 'every', pages: /\/client-optimized\/app\.js$|\/routes\/(\+layout|\+error|join\/\+page)\.svelte$/ },
	{ name: 'key', pages: /\/routes\/(key|setup|sign-in)\/\+page\.svelte$/ },
	{ name: 'screen', pages: /\/routes\/(screen|meetings\/\[meeting\]\/screen)\/\+page\.svelte$/ },
	{ name: 'staff', pages: /\/routes\/.*\+page\.svelte$/ }
];
const messages = /\/messages\/compiled\//;

/**
 * Left alone the bundler makes a file for each set of pages that share something: the board of the
 * facilitator took 140 requests, and a browser sends six at a time over HTTP/1.1.
 */
export function pageChunks(): Rolldown.CodeSplittingGroup[] {
	const kindOf = new Map<string, string | null>();
	return [
		// All messages have the same importer, so only the bundler knows which page uses which.
		{
			name: 'messages',
			test: messages,
			priority: kinds.length + 1,
			entriesAware: true,
			entriesAwareMergeThreshold: 30_000
		},
		...kinds.map(({ name }, at) => ({
			priority: kinds.length - at,
			minShareCount: 2,
			name: (id: string, context: Rolldown.ChunkingContext) => {
				if (!kindOf.has(id)) kindOf.set(id, earliestKind(id, context));
				return kindOf.get(id) === name ? name : null;
			}
		}))
	];
}

/** Of the pages that import the module, directly or not; null if only an `import()` loads it. */
function earliestKind(id: string, context: Rolldown.ChunkingContext): string | null {
	const found = new Set([id]);
	for (const each of found)
		for (const importer of context.getModuleInfo(each)?.importers ?? []) found.add(importer);
	return kinds.find(({ pages }) => [...found].some((each) => pages.test(each)))?.name ?? null;
}
