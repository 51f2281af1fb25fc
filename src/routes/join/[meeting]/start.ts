/** Brings the phone's page to life. It is all that a phone loads beside Svelte, Yjs and the page itself. */
import { mount } from 'svelte';
import * as v from 'valibot';
import PhonePage from './PhonePage.svelte';

const target = document.getElementById('phone');
const propsFrom = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ meeting: v.string(), epoch: v.string(), council: v.string() })
);

if (target) {
	const props = v.parse(propsFrom, target.dataset.props);
	target.replaceChildren();
	mount(PhonePage, { target, props });
}
