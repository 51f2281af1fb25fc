/**
 * A reason why the server cannot start, with a sentence that says what to do. Printed without a
 * stack trace, because the reader administers the machine and cannot fix the program.
 */
export class StartProblem extends Error {
	override name = 'StartProblem';
}
