import * as v from 'valibot';

const shape = v.object({
	meeting: v.string(),
	/** Part of the socket's address: the server refuses a page of another epoch. */
	epoch: v.string(),
	/** The council's name, as residents know it. */
	council: v.string(),
	/** The moment of 閉会. */
	closedAt: v.nullable(v.string()),
	/** When the council's next meeting starts. */
	nextAt: v.nullable(v.string())
});
export type PhoneProps = v.InferOutput<typeof shape>;

/** Reads the props that the server wrote into the page. Throws if they do not match. */
export const propsFrom = (text: string | undefined): PhoneProps =>
	v.parse(v.pipe(v.string(), v.parseJson(), shape), text);
