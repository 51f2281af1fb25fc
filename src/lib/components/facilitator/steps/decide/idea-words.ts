import { cleanLine } from '#lib/board/text/text.ts';

/** Words that were typed stay, and an idea that stands there already is not repeated. */
export function withIdea(what: string, idea: string): string {
	const line = cleanLine(idea);
	if (what.includes(line)) return what;
	return [what.trimEnd(), line].filter((words) => words !== '').join(' ');
}
