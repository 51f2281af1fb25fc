import { expect, test } from 'vitest';
import { contactWords } from './contact-words.ts';

test('[C66] the office and its telephone are one line, and nothing where nothing was set', () => {
	expect(contactWords({ office: '高齢福祉課', phone: '0123-45-6789' })).toBe(
		'なおす・消す ときは：高齢福祉課 0123-45-6789'
	);
	expect(contactWords({ office: '高齢福祉課', phone: '' })).toBe('なおす・消す ときは：高齢福祉課');
	expect(contactWords({ office: '', phone: '' })).toBe('');
});
