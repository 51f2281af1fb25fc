import { isDay } from '#lib/board/day.ts';
import { roles } from '#lib/city/roles.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { isoDayWords } from '../dates.ts';
import { roleWords } from '../role-words.ts';

/** Fields without a word here stay in the table and are not shown. */
const fieldWords: Readonly<Record<string, () => string>> = {
	name: m.audit_field_name,
	displayName: m.audit_field_name,
	number: m.audit_field_number,
	code: m.audit_field_number,
	kind: m.audit_field_kind,
	role: m.audit_field_role,
	title: m.audit_field_title,
	tier: m.audit_field_tier,
	tierName: m.audit_field_tier_name,
	phase: m.audit_field_phase,
	validFrom: m.audit_field_valid_from,
	validTo: m.audit_field_valid_to,
	termFrom: m.audit_field_term_from,
	termTo: m.audit_field_term_to,
	preparingFrom: m.audit_field_preparing_from,
	activeFrom: m.audit_field_active_from,
	closedOn: m.audit_field_closed_on,
	basis: m.audit_field_basis,
	program: m.audit_field_program,
	cadence: m.audit_field_cadence,
	aliases: m.audit_field_aliases,
	phone: m.audit_field_phone,
	telephone: m.audit_field_phone,
	hours: m.audit_field_hours,
	office: m.audit_field_office,
	contactOffice: m.audit_field_office,
	contactPhone: m.audit_field_phone,
	council: m.audit_field_council,
	area: m.audit_field_area,
	affiliation: m.audit_field_affiliation,
	device: m.audit_field_device,
	count: m.audit_field_count,
	rows: m.audit_field_rows,
	format: m.audit_field_format,
	purpose: m.audit_field_purpose,
	toName: m.audit_field_to_name,
	byLink: m.audit_field_by_link,
	secondFactor: m.audit_field_second_factor,
	recoveryCodes: m.audit_field_recovery_codes,
	note: m.audit_field_note,
	meetings: m.audit_field_meetings,
	handoffs: m.audit_field_handoffs,
	phones: m.audit_field_phone
};

type Details = Readonly<Record<string, unknown>>;
interface Change {
	readonly field: string;
	readonly from?: unknown;
	readonly to: unknown;
}

/** Old and new values in plain words, one line for each that changed. */
export function detailWords(details: Details): string[] {
	return changesIn(details).flatMap(({ field, from, to }) => {
		const word = fieldWords[field]?.();
		const value = valueWords(to);
		if (word === undefined || value === null) return [];
		const before = from === undefined ? null : valueWords(from);
		return before === null
			? [m.audit_detail({ field: word, value })]
			: [m.audit_detail_change({ field: word, from: before, to: value })];
	});
}

/** Pairs stand side by side (`before`, `after` or `from`, `to`), or with the field itself. */
function changesIn(details: Details): Change[] {
	const { before, after, from, to, ...rest } = details;
	const [old, now] = [before ?? from, after ?? to];
	const pairs = isRecord(now) ? compared(isRecord(old) ? old : {}, now) : [];
	const single = Object.entries(rest).map(([field, value]): Change => {
		if (isRecord(value) && 'to' in value) return { field, from: value['from'], to: value['to'] };
		return { field, to: value };
	});
	return [...single, ...pairs];
}

function compared(old: Details, now: Details): Change[] {
	const changed = Object.entries(now).filter(
		([field, to]) => JSON.stringify(old[field]) !== JSON.stringify(to)
	);
	return changed.map(([field, to]) => (field in old ? { field, from: old[field], to } : { field, to }));
}

const isRecord = (value: unknown): value is Details =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Null for what says nothing to a person. */
function valueWords(value: unknown): string | null {
	if (value === null || value === '') return m.audit_detail_none();
	if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) {
		if (value.length === 0) return m.audit_detail_none();
		const words = value.map(valueWords).filter((word) => word !== null);
		return words.length === value.length ? words.join('、') : null;
	}
	if (typeof value !== 'string' || isId(value)) return null;
	const role = roles.find((each) => each === value);
	if (role) return roleWords[role]();
	return isDay(value) ? isoDayWords(value) : value;
}
