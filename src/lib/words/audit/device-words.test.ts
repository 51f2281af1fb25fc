import { expect, test } from 'vitest';
import { deviceWords } from './device-words.ts';

const known = {
	'iPhoneの Safari':
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
	'iPhoneの Chrome':
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
	'Android スマホの Chrome':
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
	'Android タブレットの Chrome':
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
	'Windows パソコンの Edge':
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
	'Macの Firefox': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0',
	'Chromebookの Chrome':
		'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
};

test('[C52] a device is called by its kind and its browser, and by nothing else', () => {
	for (const [words, userAgent] of Object.entries(known)) expect(deviceWords(userAgent)).toBe(words);
});

test('[C52] what a browser says of itself is never shown as it stands', () => {
	for (const odd of [null, '', 'curl/8.0', '<b>203.0.113.7</b>'])
		expect(deviceWords(odd)).toBe('ほかの 端末');
});
