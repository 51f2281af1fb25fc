/** Paths are on a 24 × 24 grid with a stroke of 2. */
export const drawings = {
	check: 'M4.5 12.5 10 18 20 6.5',
	right: 'M4 12h15M13 6l6 6-6 6',
	left: 'M20 12H5M11 6l-6 6 6 6',
	down: 'm5 9 7 7 7-7',
	up: 'M12 20V5M6 11l6-6 6 6',
	undo: 'M9 5 4 10l5 5M4 10h10a5.5 5.5 0 0 1 0 11h-3',
	redo: 'm15 5 5 5-5 5M20 10H10a5.5 5.5 0 0 0 0 11h3',
	lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
	phone: 'M7 3h10v18H7ZM11 18h2',
	offline:
		'M3 3l18 18M9 16a4.5 4.5 0 0 1 6 0M5.5 12.5a9.5 9.5 0 0 1 4-2.3M2.5 9a14 14 0 0 1 4-2.6M14 10.2a9.5 9.5 0 0 1 4.5 2.3M11 5a14 14 0 0 1 10.5 4M12 19.5v.5',
	clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7v5l3.5 2',
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
	calendar: 'M4 6h16v14H4ZM4 10.5h16M8 3v4M16 3v4',
	plus: 'M12 4v16M4 12h16',
	minus: 'M4 12h16',
	close: 'm5 5 14 14M19 5 5 19',
	screen: 'M3 4h18v12H3ZM8 20h8M12 16v4',
	qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2v2M20 14v2M14 20v-1M18 18h2v2',
	print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z'
} as const;
export type IconName = keyof typeof drawings;
