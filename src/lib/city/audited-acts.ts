/** 操作の記録: what is written down. The codes are stored, so they never change. */
export const auditedActs = [
	'setup.completed',
	'area.made',
	'area.changed',
	'area.ended',
	'area.removed',
	'council.made',
	'council.changed',
	'council.phase_changed',
	'member.added',
	'member.changed',
	'member.removed',
	'template.kept',
	'template.removed',
	'organization.made',
	'organization.changed',
	'organization.joined',
	'organization.removed',
	'affiliations.changed',
	'place.made',
	'place.changed',
	'place.removed',
	'contact.changed',
	'account.invited',
	'account.changed',
	'account.removed',
	'account.link_made',
	'account.handed_over',
	'role.given',
	'role.changed',
	'role.taken',
	'commission.made',
	'commission.changed',
	'commission.removed',
	'password.changed',
	'sign_in_name.changed',
	'device.signed_out',
	'second_factor.on',
	'second_factor.off',
	'second_factor.recovered',
	'sign_in.failed',
	'sign_in.blocked',
	'note.held',
	'note.released',
	'note.handed_off',
	'note.trashed',
	'note.restored',
	'note.erased',
	'meeting.prepared',
	'meeting.planned',
	'meeting.cancelled',
	'meeting.resumed',
	'sheet.exported',
	'sheet.imported',
	'retention.applied'
] as const;
export type AuditedAct = (typeof auditedActs)[number];

export type AuditedThing =
	| 'municipality'
	| 'area'
	| 'council'
	| 'organization'
	| 'place'
	| 'account'
	| 'commission'
	| 'meeting'
	| 'sheet';
