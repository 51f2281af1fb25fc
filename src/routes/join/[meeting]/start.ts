/** A phone loads only this, Svelte, Yjs and the page. */
import { mount } from 'svelte';
import { followTranslations } from '#lib/components/ui/translated-texts.ts';
import { propsFrom } from './phone-props.ts';
import PhonePage from './PhonePage.svelte';

const target = document.getElementById('phone');

if (target) {
	const props = propsFrom(target.dataset.props);
	target.replaceChildren();
	followTranslations(document.body);
	mount(PhonePage, { target, props });
}
