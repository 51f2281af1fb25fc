type Links = ReadonlyMap<string, readonly string[]>;

/**
 * What lies in itself, be it by way of others. Whatever leads nowhere is taken away, upwards and then downwards: the
 * work grows with the number of links only, also for a chain of ten thousand.
 */
export function circlesIn(links: Links): ReadonlySet<string> {
	const upward = withoutEnds(links);
	return new Set(withoutEnds(turned(upward)).keys());
}

function withoutEnds(links: Links): Links {
	const open = new Map([...links].map(([id, to]) => [id, to.filter((each) => links.has(each)).length]));
	const from = turned(links);
	const ends = [...open].flatMap(([id, count]) => (count === 0 ? [id] : []));
	for (let id = ends.pop(); id !== undefined; id = ends.pop()) {
		open.delete(id);
		for (const each of from.get(id) ?? []) {
			const count = (open.get(each) ?? 0) - 1;
			open.set(each, count);
			if (count === 0) ends.push(each);
		}
	}
	return new Map([...open.keys()].map((id) => [id, (links.get(id) ?? []).filter((each) => open.has(each))]));
}

function turned(links: Links): Links {
	const from = new Map<string, string[]>([...links.keys()].map((id) => [id, []]));
	for (const [id, to] of links) for (const each of to) from.get(each)?.push(id);
	return from;
}
