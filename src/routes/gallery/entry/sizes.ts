/** The windows in which components are shown, in px. */
export const sizes = {
	phone: { width: 360, height: 740 },
	laptop: { width: 1366, height: 768 },
	projector: { width: 1920, height: 1080 },
	projector43: { width: 1024, height: 768 }
} as const;

export type SizeName = keyof typeof sizes;
export const sizeNames = Object.keys(sizes) as readonly SizeName[];
