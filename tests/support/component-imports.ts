import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';

/** Unlike the compiled component, which dependency-cruiser reads, this includes imports of types. */
export function importsOfComponent(root: string, file: string): string[] {
	const { module, instance, fragment } = parse(fs.readFileSync(path.join(root, file), 'utf8'), {
		modern: true,
		filename: file
	});
	const names = new Set<string>();
	const visit = (node: unknown) => {
		if (typeof node !== 'object' || node === null) return;
		const { type, source, argument } = node as Record<string, unknown>;
		if (typeof type === 'string' && /^(Import|Export|TSImportType)/.test(type)) {
			const { value } = Object(source ?? argument) as { value?: unknown };
			if (typeof value === 'string') names.add(value);
		}
		Object.values(node).forEach(visit);
	};
	visit([module, instance, fragment]);
	return [...names].map((name) => placeOf(name, file));
}

function placeOf(name: string, file: string): string {
	if (/^\$|\/\$types$/.test(name)) return name;
	if (name.startsWith('#')) return name.replace(/^#/, 'src/');
	return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : `node_modules/${name}/`;
}
