import type { Entry } from '../entry/entry.ts';

/** Every area by itself, so that a frame loads only the components of its own. */
const areas: Readonly<Record<string, () => Promise<{ readonly entries: readonly Entry[] }>[]>> = {
	ui: () => [import('./ui.ts')],
	board: () => [import('./board.ts')],
	phone: () => [import('./phone/writing.ts'), import('./phone/later.ts')],
	screen: () => [
		import('./screen/frame.ts'),
		import('./screen/whole.ts'),
		import('./screen/steps.ts'),
		import('./screen/notes.ts'),
		import('./screen/ideas.ts')
	],
	staff: () => [import('./staff.ts'), import('./people.ts')],
	facilitator: () => [
		import('./facilitator/frame.ts'),
		import('./facilitator/bars.ts'),
		import('./facilitator/action.ts'),
		import('./facilitator/board.ts'),
		import('./facilitator/panels.ts'),
		import('./facilitator/pairing.ts'),
		import('./facilitator/first-steps.ts'),
		import('./facilitator/later-steps.ts'),
		import('./facilitator/one-laptop.ts'),
		import('./facilitator/remote.ts')
	]
};

/** In the order of their paths, so that a folder comes before the folders in it. */
async function entriesOf(area: string): Promise<readonly Entry[]> {
	const files = await Promise.all(areas[area]?.() ?? []);
	return files.flatMap(({ entries }) => entries).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const loaded = async (names: readonly string[]) => (await Promise.all(names.map(entriesOf))).flat();

export const allEntries = () => loaded(Object.keys(areas));

/** The entries of these paths (`board/NoteCard`), area by area. */
export async function entriesCalled(names: readonly string[]): Promise<readonly Entry[]> {
	const entries = await loaded([...new Set(names.map((name) => name.split('/')[0] ?? ''))]);
	return entries.filter(({ name }) => names.includes(name));
}

/** Components that the gallery cannot show, and why. */
export const leftOut: Readonly<Record<string, string>> = {
	'facilitator/remote/RemotePairing': 'It asks the server without end; what it shows are its two parts.',
	'ui/spoken/Spoken': 'Nothing of it is seen: a screen reader says it.'
};
