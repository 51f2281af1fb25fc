import { m } from '#lib/messages/compiled/messages.js';

const machines: readonly (readonly [RegExp, () => string])[] = [
	[/iPhone|iPod/, m.account_device_iphone],
	[/iPad/, m.account_device_ipad],
	[/Android.*Mobile/, m.account_device_android_phone],
	[/Android/, m.account_device_android_tablet],
	[/CrOS/, m.account_device_chromebook],
	[/Windows/, m.account_device_windows],
	[/Macintosh/, m.account_device_mac],
	[/Linux|X11/, m.account_device_linux]
];

/** Most browsers also name those that they resemble, so the order matters. */
const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bLine\//, 'LINE'],
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

/** 「iPhone の Safari」: enough to know one's own device again, and nothing by which a person could be found. */
export function deviceWords(userAgent: string | null): string {
	const named = userAgent ?? '';
	const machine = machines.find(([pattern]) => pattern.test(named))?.[1]();
	const browser = browsers.find(([pattern]) => pattern.test(named))?.[1];
	if (machine && browser) return m.account_device_and_browser({ machine, browser });
	return machine ?? browser ?? m.account_device_other();
}
