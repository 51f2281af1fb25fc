import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isWhole, keepSizes, writeWhole } from './whole.mjs';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yoriai-whole-'));
	fs.mkdirSync(at('client'));
	fs.writeFileSync(at('handler.js'), 'export const handler = 1;');
	fs.writeFileSync(at('client/app.js'), 'the page');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('[R1] a build of which any file ends too early is made again, whichever it is', () => {
	expect(isWhole(folder, 'handler.js')).toBe(true); // a build from before sizes were recorded
	keepSizes(folder);
	expect(isWhole(folder, 'handler.js')).toBe(true);
	for (const name of ['handler.js', 'client/app.js', '.sizes.json']) {
		const whole = fs.readFileSync(at(name));
		for (let length = 0; length < whole.length; length += 1) {
			fs.writeFileSync(at(name), whole.subarray(0, length));
			expect(isWhole(folder, 'handler.js'), `${name} with ${length} bytes`).toBe(false);
		}
		fs.rmSync(at(name));
		expect(isWhole(folder, 'handler.js')).toBe(name === '.sizes.json');
		fs.writeFileSync(at(name), whole);
	}
	for (const list of ['null', '{}', '7', '"handler.js"', '[]']) {
		fs.writeFileSync(at('.sizes.json'), list);
		expect(isWhole(folder, 'handler.js'), list).toBe(false);
	}
});

test('[R1] a stamp is written whole over whatever stands there', () => {
	fs.mkdirSync(at('stamp/in-it'), { recursive: true });
	fs.writeFileSync(at('stamp.new'), 'half');
	writeWhole(at('stamp'), 'the whole text');
	expect(fs.readFileSync(at('stamp'), 'utf8')).toBe('the whole text');
	expect(fs.existsSync(at('stamp.new'))).toBe(false);
});
