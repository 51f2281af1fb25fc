/**
 * Why the server cannot start, in a sentence that says what to do. It is printed alone, without a stack:
 * whoever reads it set the machine up and cannot mend the program.
 */
export class StartProblem extends Error {
	override name = 'StartProblem';
}
