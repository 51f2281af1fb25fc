import type { MeetingId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { joinCode, joinToken, lentMark, screenToken } from '../auth/secrets.ts';

export interface MeetingLinks {
	readonly join: string;
	/** For a device that several people use in turn (つぎの人に かわる). */
	readonly lent: string;
	/** Read out and typed, for example 4827-1906. */
	readonly code: string;
	readonly screen: string;
}

/** Tokens in the URL fragment never appear in logs of servers or proxies. */
export function meetingLinks(
	{ config: { secret } }: App,
	{ id, rotation }: { readonly id: MeetingId; readonly rotation: number },
	origin: string
): MeetingLinks {
	const code = joinCode(secret, id, rotation);

	const join = `${origin}/join#${joinToken(secret, id, rotation)}`;

	return {
		join,
		lent: `${join}&lent=${lentMark(secret, id, rotation)}`,
		code: `${code.slice(0, 4)}-${code.slice(4)}`,
		screen: `${origin}/screen#${screenToken(secret, id)}`
	};
}
