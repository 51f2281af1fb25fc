/** Values are written only where they differ. */
import * as Y from 'yjs';
import { root } from './layout.ts';

export function assign(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
	for (const [key, value] of Object.entries(values)) if (map.get(key) !== value) map.set(key, value);
}

export function mapOf(values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
	return new Y.Map(Object.entries(values));
}

export function entry(doc: Y.Doc, name: Parameters<typeof root>[1], id: string): Y.Map<unknown> | null {
	const found = root(doc, name).get(id);
	return found instanceof Y.Map ? found : null;
}

export function addTo(map: Y.Map<unknown>, key: string, by: number): void {
	const before = map.get(key);
	map.set(key, (typeof before === 'number' ? before : 0) + by);
}
