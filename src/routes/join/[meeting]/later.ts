/** Not needed to post a note, so loaded on demand or when idle. */
export const later = {
	steps: () => import('#lib/components/phone/later/LaterSteps.svelte'),
	sheet: () => import('#lib/components/phone/own/OwnNoteSheet.svelte'),
	lent: () => import('#lib/components/phone/LentDevice.svelte'),
	seen: () => import('#lib/components/phone/later/SeenTogether.svelte')
};
