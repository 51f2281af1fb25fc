/** The keydown that confirms a conversion: Safari has ended the composition by then and says it with 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** Somebody is writing, or means the browser: a shortcut of ours must not fire. */
export function isTyping(event: KeyboardEvent): boolean {
	if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return true;
	const { target } = event;
	return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
