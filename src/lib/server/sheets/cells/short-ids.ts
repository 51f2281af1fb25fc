/** 番号（さわらない）: by it a row is found again after its name was changed. */

const length = 10;

/** The letter in front keeps Excel from taking `12e45…` for a number. */
export function shortIds(letter: string, ids: readonly string[]): Map<string, string> {
	const digits = (id: string) => id.replaceAll('-', '');
	const cut = (id: string) => digits(id).slice(0, length);
	const seen = Map.groupBy(ids, cut);
	return new Map(
		ids.map((id) => [id, letter + ((seen.get(cut(id))?.length ?? 0) > 1 ? digits(id) : cut(id))])
	);
}
