import * as v from 'valibot';

const shape = v.object({
	meeting: v.string(),
	/** The server refuses a page of another epoch. */
	epoch: v.string(),
	council: v.string(),
	closedAt: v.nullable(v.string()),
	nextAt: v.nullable(v.string()),
	/** 練習 */
	rehearsal: v.boolean()
});
export type PhoneProps = v.InferOutput<typeof shape>;

/** Throws if the props do not match. */
export const propsFrom = (text: string | undefined): PhoneProps =>
	v.parse(v.pipe(v.string(), v.parseJson(), shape), text);
