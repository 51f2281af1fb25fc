import * as v from 'valibot';
import { cleanLine, isBlank } from '#lib/board/text/text.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { longestPassword, shortestPassword } from '#lib/server/auth/passwords.ts';

const present = () => v.string(() => m.staff_field_missing());
const clean = v.transform(cleanLine);

export const line = (longest: number) =>
	v.pipe(
		present(),
		clean,
		v.check(
			(text) => !isBlank(text),
			() => m.staff_field_missing()
		),
		v.maxLength(longest, () => m.staff_field_long({ count: longest }))
	);

export const optionalLine = (longest: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		clean,
		v.maxLength(longest, () => m.staff_field_long({ count: longest }))
	);

export const signInName = () =>
	v.pipe(
		line(60),
		v.regex(/^\S{3,}$/u, () => m.staff_sign_in_name_short())
	);

export const newPassword = () =>
	v.pipe(
		present(),
		v.minLength(shortestPassword, () => m.staff_password_short()),
		v.maxLength(longestPassword, () => m.staff_password_long())
	);

/** Only the length is checked, since an invalid token grants nothing. */
export const token = () => v.pipe(v.optional(v.string(), ''), v.maxLength(100));
