/**
 * True for the keydown that confirms an IME composition. Safari has ended the composition by then
 * and reports it only as keyCode 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** True if the key is typed into a field or meant for the browser: no shortcut may fire. */
export function isTyping(event: KeyboardEvent): boolean {
	if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return true;
	const { target } = event;
	return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
