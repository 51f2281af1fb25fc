import { expect, test } from 'vitest';
import type { MeetingId } from '#lib/board/model.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { readTryToken, tryToken } from './try-connection.ts';

const secret = 'a secret of thirty-two characters';
const about = {
	meeting: '182d6112-7ff2-49d9-bfbd-578313aff63a' as MeetingId,
	municipality: '9c0f6f1e-03b1-4c5a-8f2f-5b6b9c3b2a10' as MunicipalityId
};
const token = tryToken(secret, about);

test('the QR that is scanned before a meeting says which meeting it is about', () => {
	expect(token).toMatch(/^[\w-]+$/);
	expect(readTryToken(secret, token)).toEqual(about);
});

test('nobody writes about a meeting whose QR they have not seen', () => {
	const other = tryToken(secret, { ...about, meeting: about.municipality as string as MeetingId });
	expect(readTryToken('another secret of this length....', token)).toBeNull();
	expect(readTryToken(secret, other.slice(0, 43) + token.slice(43))).toBeNull();
	for (const broken of ['', 'a', token.slice(0, -1), `${token}A`, token.toUpperCase()])
		expect(readTryToken(secret, broken), broken).toBeNull();
});
