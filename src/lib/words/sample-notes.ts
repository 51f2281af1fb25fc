/** Invented notes for a rehearsal (練習): no person, no house and no habit can be known by them. */
import type { Kind } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface SampleNote {
	readonly kind: Kind;
	readonly words: () => string;
}

/** They wait from the beginning, as if they had been put out ahead. */
export const samplesAhead: readonly SampleNote[] = [
	{ kind: 'komatta', words: m.rehearsal_komatta_1 },
	{ kind: 'komatta', words: m.rehearsal_komatta_2 },
	{ kind: 'komatta', words: m.rehearsal_komatta_3 },
	{ kind: 'komatta', words: m.rehearsal_komatta_4 },
	{ kind: 'komatta', words: m.rehearsal_komatta_5 },
	{ kind: 'komatta', words: m.rehearsal_komatta_6 },
	{ kind: 'komatta', words: m.rehearsal_komatta_7 },
	{ kind: 'komatta', words: m.rehearsal_komatta_8 },
	{ kind: 'komatta', words: m.rehearsal_komatta_9 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_1 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_2 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_3 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_4 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_5 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_6 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_7 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_8 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_9 }
];

/** They arrive one by one while their kind is written, so that arriving can be seen. */
export const samplesArriving: readonly SampleNote[] = [
	{ kind: 'komatta', words: m.rehearsal_komatta_10 },
	{ kind: 'komatta', words: m.rehearsal_komatta_11 },
	{ kind: 'komatta', words: m.rehearsal_komatta_12 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_10 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_11 },
	{ kind: 'mottainai', words: m.rehearsal_mottainai_12 }
];
