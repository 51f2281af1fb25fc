/** Safari has ended the composition by the confirming keydown and reports only keyCode 229. */
export function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** No shortcut may fire for a key typed into a field or meant for the browser. */
export function isTyping(event: KeyboardEvent): boolean {
	if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return true;
	const { target } = event;
	return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
