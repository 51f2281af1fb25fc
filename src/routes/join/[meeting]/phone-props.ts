import * as v from 'valibot';

const shape = v.object({
	meeting: v.string(),
	/** Part of the socket's address: a page of another epoch is refused. */
	epoch: v.string(),
	/** The council's name, as residents know it. */
	council: v.string(),
	/** When 閉会 was. */
	closedAt: v.nullable(v.string()),
	/** When the council meets again. */
	nextAt: v.nullable(v.string())
});
export type PhoneProps = v.InferOutput<typeof shape>;

/** Out of the page, where the server has written them. */
export const propsFrom = (text: string | undefined): PhoneProps =>
	v.parse(v.pipe(v.string(), v.parseJson(), shape), text);
