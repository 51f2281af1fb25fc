/** Group numbers (まとまりの 番号), typed by digit. With ten or more, a digit may begin a longer one. */

export const secondDigitMs = 700;

export type Typed =
	| { readonly means: 'group'; readonly number: number }
	/** More digits may follow. */
	| { readonly means: 'more'; readonly typed: string }
	/** No group has this number. */
	| { readonly means: 'nobody'; readonly typed: string };

/** Says what the typed digits mean after one more digit: a group, none, or a longer number begun. */
export function meaningAfterDigit(before: string, digit: string, numbers: readonly number[]): Typed {
	const typed = before + digit;
	const goesOn = numbers.map(String).some((each) => each.length > typed.length && each.startsWith(typed));
	return goesOn ? { means: 'more', typed } : meaningOfDigits(typed, numbers);
}

/** Says which group the typed digits mean, once Enter was pressed or no second digit came. */
export function meaningOfDigits(typed: string, numbers: readonly number[]): Typed {
	const number = Number(typed);
	return numbers.includes(number) ? { means: 'group', number } : { means: 'nobody', typed };
}
