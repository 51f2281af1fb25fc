import { mount, unmount } from 'svelte';
import Gallery from './pages/Gallery.svelte';

/** Draws the gallery. Returns a function that removes it. */
export function open(target: HTMLElement): () => void {
	const gallery = mount(Gallery, { target });
	return () => void unmount(gallery);
}
