/** What stands in the fields: as stored, or as typed. */
export interface OrganizationDraft {
	readonly affiliation: string;
	readonly name: string;
	/** One to a line. */
	readonly aliases: string;
	readonly contact: string;
	readonly areas: readonly string[];
	readonly belongsTo: readonly string[];
	readonly entrustedBy: readonly string[];
}

export const emptyDraft: OrganizationDraft = {
	affiliation: 'neighborhood_association',
	name: '',
	aliases: '',
	contact: '',
	areas: [],
	belongsTo: [],
	entrustedBy: []
};

interface Words extends Omit<OrganizationDraft, 'aliases'> {
	readonly aliases: readonly string[];
}

export const draftFrom = ({ aliases, ...words }: Words): OrganizationDraft => ({
	...words,
	aliases: aliases.join('\n')
});
