/**
 * A receipt holds a hash of the command as JSON: with another order of fields a resend after an
 * update would be refused as `id_reused`, so a new field is optional and comes last.
 */
import { expect, test } from 'vitest';
import { full } from '../../../../tests/support/board/command-fields.ts';
import { parseCommand, type PersonCommand } from './commands.ts';

/** Those of a nested object stand in brackets. */
const frozen: Record<PersonCommand['type'], string> = {
	'note.post': 'kind text as number',
	'note.edit': 'note text',
	'note.withdraw': 'note',
	'note.turn': 'note kind',
	'support.set': 'note on',
	'vote.set': 'combination count',
	'note.hold': 'note',
	'note.release': 'note seen',
	'note.handoff': 'note field destination place',
	'note.trash': 'note',
	'note.restore': 'note seen',
	'note.carry': 'note on',
	'note.take': 'from',
	'notes.show': '',
	'author.stop': 'note clear',
	'authors.allow': '',
	'support.count': 'note hands',
	'step.go': 'position',
	'timer.start': 'seconds',
	'timer.add': 'seconds',
	'timer.stop': '',
	'spotlight.set': 'note',
	'wall.set': 'focus(type members(type id)) page turning qr covered',
	'wall.pages': 'pages',
	'captions.set': 'words',
	'votes.open': '',
	'votes.close': '',
	'vote.count': 'combination hands stickers',
	'deciding.set': 'deciding(result what firstStep owner helpers due(kind on) combination)',
	'action.decide': 'result what firstStep owner helpers due(kind on) combination',
	'action.bring': 'what firstStep owner helpers due(kind on) status remark',
	'action.edit': 'action what firstStep owner helpers due(kind month)',
	'action.update': 'action status remark',
	'decide.later': 'combination',
	'attendance.add': 'affiliation organization people withoutPhone represented',
	'door.set': 'open',
	'meeting.plan':
		'theme rules confidentiality reveal stickers agenda(step title minutes kind) rechecked venue startsAt since',
	'arrangement.restore': 'snapshot',
	'meeting.cancel': 'on words',
	'meeting.close': '',
	'meeting.finish': '',
	'meeting.reopen': '',
	'writing.set': 'on',
	'offer.set': 'action on',
	'offer.count': 'action hands'
};

function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, inner]) => [key, reversed(inner)])
	);
}

function orderOf(value: unknown): string {
	if (Array.isArray(value)) return orderOf(value[0]);
	if (typeof value !== 'object' || value === null) return '';
	return Object.entries(value)
		.map(([key, inner]) => (orderOf(inner) ? `${key}(${orderOf(inner)})` : key))
		.join(' ');
}

test.each(Object.entries(full))(
	'[S1][S2] the fields of %s keep their order, however they are sent',
	(type, command) => {
		const fields = `id type ${frozen[type as PersonCommand['type']]}`.trim();
		expect(orderOf(parseCommand(reversed(command)))).toBe(fields);
	}
);
