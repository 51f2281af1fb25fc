/** まとまりの 番号, typed digit by digit. With ten groups or more a digit may be the beginning of a longer number. */

/** How long a second digit is waited for. */
export const secondDigitMs = 700;

export type Typed =
	/** This group is meant. */
	| { readonly means: 'group'; readonly number: number }
	/** It may go on. */
	| { readonly means: 'more'; readonly typed: string }
	/** No group bears this number. */
	| { readonly means: 'nobody'; readonly typed: string };

/** After one more digit. */
export function typedDigit(before: string, digit: string, numbers: readonly number[]): Typed {
	const typed = before + digit;
	const goesOn = numbers.map(String).some((each) => each.length > typed.length && each.startsWith(typed));
	return goesOn ? { means: 'more', typed } : typedEnough(typed, numbers);
}

/** Enter was pressed, or no second digit came. */
export function typedEnough(typed: string, numbers: readonly number[]): Typed {
	const number = Number(typed);
	return numbers.includes(number) ? { means: 'group', number } : { means: 'nobody', typed };
}
