/** ISO days in Japan; null has no limit. `validTo` is the last day. */
interface Valid {
	readonly validFrom: string | null;
	readonly validTo: string | null;
}

export const hasEnded = ({ validTo }: Pick<Valid, 'validTo'>, today: string): boolean =>
	validTo !== null && validTo < today;

export const hasBegun = ({ validFrom }: Pick<Valid, 'validFrom'>, today: string): boolean =>
	validFrom === null || validFrom <= today;

/** The day after an ISO day. */
export const dayAfter = (isoDay: string): string =>
	new Date(Date.parse(`${isoDay}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
