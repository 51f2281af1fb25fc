type WallModeAct = 'forward' | 'back' | 'next' | 'cover' | 'leave' | 'keys' | 'full';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Also what the remotes of presenters send, which are keyboards: PageDown, PageUp, B or a full stop. */
const named: Readonly<Record<string, WallModeAct>> = {
	ArrowRight: 'forward',
	PageDown: 'forward',
	' ': 'forward',
	ArrowLeft: 'back',
	PageUp: 'back',
	n: 'next',
	b: 'cover',
	'.': 'cover',
	f: 'full',
	Escape: 'leave',
	'?': 'keys',
	'？': 'keys'
};

/** Their places, for when kana, capital or full-width letters are switched on. */
const placed: Readonly<Record<string, WallModeAct>> = {
	Space: 'forward',
	KeyN: 'next',
	KeyB: 'cover',
	Period: 'cover',
	KeyF: 'full'
};

/** What a key means while the laptop is the wall; null: nothing of ours. A held key counts once. */
export function wallModeAct({ key, code, repeat, ctrlKey, metaKey, altKey }: Pressed): WallModeAct | null {
	if (repeat || ctrlKey || metaKey || altKey) return null;
	return named[key] ?? placed[code] ?? null;
}
