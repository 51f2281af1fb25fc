import { createHash } from 'node:crypto';
import type { CommissionLine } from './list-commissions.ts';

/** Of what a form shows, so that the second of two people who edit is told. */
export const commissionVersion = (line: CommissionLine): string =>
	createHash('sha256')
		.update(
			JSON.stringify([
				line.name,
				line.termFrom,
				line.termTo,
				line.tier,
				line.workStyle,
				line.organization,
				line.account?.id,
				line.areas.map(({ id }) => id).toSorted()
			])
		)
		.digest('base64url')
		.slice(0, 22);
