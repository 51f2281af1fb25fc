import { tick } from 'svelte';

/** The focused button goes with its note, so the focus moves to the next note or the heading. */
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
