/** What was true of an area on one day. An unknown figure is null. */
export interface AreaFact {
	/** An ISO day. */
	readonly on: string;
	readonly population: number | null;
	/** 高齢化率 in tenths of a percent: 352 is 35.2 %. */
	readonly agingPermille: number | null;
	/** 自主防災組織 */
	readonly disasterGroup: boolean | null;
}

/** Comes back with the form that corrects it, and tells whether somebody else did so meanwhile. */
export const factVersion = ({ on, population, agingPermille, disasterGroup }: AreaFact): string =>
	JSON.stringify([on, population, agingPermille, disasterGroup]);
