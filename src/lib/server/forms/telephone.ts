import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { telLink } from '#lib/words/contact/tel-link.ts';
import { optionalLine } from './fields.ts';

/** May be empty. 内線 and the like may stand behind the number, which is kept in half width. */
export const telephone = () =>
	v.pipe(
		optionalLine(40),
		v.transform((phone) => phone.normalize('NFKC')),
		v.check(
			(phone) => phone === '' || telLink(phone).length >= 'tel:110'.length,
			() => m.places_phone_wrong()
		)
	);
