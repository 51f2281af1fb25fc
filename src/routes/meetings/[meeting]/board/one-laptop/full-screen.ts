/** Only within a press. Where the browser refuses, the window shows the wall as it is. */
export function enterFullScreen(): void {
	if (!document.fullscreenEnabled || document.fullscreenElement) return;
	// Esc is no press in this sense, and a browser would complain of the attempt.
	if ('userActivation' in navigator && !navigator.userActivation.isActive) return;
	document.documentElement.requestFullscreen().catch(() => undefined);
}

export function leaveFullScreen(): void {
	if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
}
