import * as v from 'valibot';
import { isDay } from '#lib/board/day.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { line, optionalLine } from '../forms/fields.ts';

const day = () =>
	v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(text) => text === '' || isDay(text),
			() => m.people_commission_day_wrong()
		),
		v.transform((text) => text || null)
	);

/** Null: not said. */
const choice = <const T extends string>(...known: readonly T[]) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => known.find((each) => each === text) ?? null)
	);

/** `areas` are read apart, since they may be several. */
export const commissionForm = () =>
	v.pipe(
		v.object({
			name: line(40),
			organization: optionalLine(80),
			termFrom: day(),
			termTo: day(),
			tier: choice('1', '2', '3', 'combined'),
			workStyle: choice('dedicated', 'concurrent'),
			account: v.optional(v.string(), '')
		}),
		v.forward(
			v.check(
				({ termFrom, termTo }) => !termFrom || !termTo || termFrom <= termTo,
				() => m.people_commission_term_wrong()
			),
			['termTo']
		)
	);

export type CommissionWords = v.InferOutput<ReturnType<typeof commissionForm>>;
