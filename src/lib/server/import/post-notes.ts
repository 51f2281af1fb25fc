import * as v from 'valibot';
import { parseCommand, type CommandOf } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { isTransient, refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';

/** A page sends the rows of a table in pieces, so that each answer comes soon. */
export const mostAtOnce = 20;

interface PostedNote {
	readonly id: string;
	/** Null: it is a note now. */
	readonly refusal: Refusal | null;
}

/** Null: the page sent something that is no list of new notes. */
export function readPosts(sent: string): CommandOf<'note.post'>[] | null {
	const list = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.looseObject({}))), sent);
	if (!list.success || list.output.length > mostAtOnce) return null;
	const posts = list.output.flatMap((each) => {
		const command = parseCommand({ ...each, type: 'note.post' });
		return command?.type === 'note.post' ? [command] : [];
	});
	return posts.length === list.output.length ? posts : null;
}

/**
 * The page made the ids of the commands: what is sent again after a lost answer is not posted twice
 * (S1). What is left out of the answer was not done, and can be sent again.
 */
export async function postNotes(
	app: App,
	board: MeetingAddress,
	actor: Actor,
	posts: readonly CommandOf<'note.post'>[]
): Promise<PostedNote[]> {
	const answered: PostedNote[] = [];
	for (const post of posts) {
		const answer = await app.rooms.run(board, post, actor);
		const refusal = answer.ok ? null : refusalIn(answer, 'try_again');
		if (refusal && isTransient(refusal)) break;
		answered.push({ id: post.id, refusal });
	}
	return answered;
}
