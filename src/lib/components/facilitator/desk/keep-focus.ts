import { tick } from 'svelte';

/**
 * Runs an action that removes a note from a list together with its focused button. The focus then
 * goes to the note that took its place, or to the heading of the list.
 */
export async function keepFocus(list: HTMLElement | undefined, act: () => Promise<unknown>): Promise<void> {
	const items = () => [...(list?.querySelectorAll(':scope > li') ?? [])];
	const at = items().findIndex((item) => item.contains(document.activeElement));
	await act();
	await tick();
	if (at < 0 || document.activeElement !== document.body) return;
	const left = items();
	const next = left[at] ?? left.at(-1);
	(
		next?.querySelector('button') ?? list?.closest('section')?.querySelector<HTMLElement>('[tabindex="-1"]')
	)?.focus();
}
