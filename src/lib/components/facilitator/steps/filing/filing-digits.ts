/** Group numbers (まとまりの 番号), typed by digit. With ten or more, a digit may begin a longer one. */

export const secondDigitMs = 700;

export type Typed =
	| { readonly means: 'group'; readonly number: number }
	/** More digits may follow. */
	| { readonly means: 'more'; readonly typed: string }
	/** No group has this number. */
	| { readonly means: 'nobody'; readonly typed: string };

/** Evaluates the input after one more digit. */
export function meaningAfterDigit(before: string, digit: string, numbers: readonly number[]): Typed {
	const typed = before + digit;
	const goesOn = numbers.map(String).some((each) => each.length > typed.length && each.startsWith(typed));
	return goesOn ? { means: 'more', typed } : meaningOfDigits(typed, numbers);
}

/** Evaluates the input after Enter, or when no second digit came. */
export function meaningOfDigits(typed: string, numbers: readonly number[]): Typed {
	const number = Number(typed);
	return numbers.includes(number) ? { means: 'group', number } : { means: 'nobody', typed };
}
