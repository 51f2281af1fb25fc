/** With ten groups or more, a digit may begin a longer number. */

export const secondDigitMs = 700;

export type Typed =
	| { readonly means: 'group'; readonly number: number }
	| { readonly means: 'more'; readonly typed: string }
	| { readonly means: 'nobody'; readonly typed: string };

export function meaningAfterDigit(before: string, digit: string, numbers: readonly number[]): Typed {
	const typed = before + digit;
	const goesOn = numbers.map(String).some((each) => each.length > typed.length && each.startsWith(typed));
	return goesOn ? { means: 'more', typed } : meaningOfDigits(typed, numbers);
}

/** For when Enter was pressed or no second digit came. */
export function meaningOfDigits(typed: string, numbers: readonly number[]): Typed {
	const number = Number(typed);
	return numbers.includes(number) ? { means: 'group', number } : { means: 'nobody', typed };
}
