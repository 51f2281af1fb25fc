/** The reader administers the machine and cannot fix the program, so no stack trace is printed. */
export class StartProblem extends Error {
	override name = 'StartProblem';
}
