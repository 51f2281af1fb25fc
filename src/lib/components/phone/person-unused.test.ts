import { expect, test } from 'vitest';
import { callsPeopleUnused } from './person-unused.ts';

test.each(['若者が あまっている', '元気な人', '外国の人が たくさん いる', '退職した人が 遊んでいる', '人材'])(
	'[DI-1] 「%s」 calls people もったいない',
	(text) => {
		expect(callsPeopleUnused(text)).toBe(true);
	}
);

test.each([
	'昼は あいている 送迎車',
	'学生寮の 食堂が 夜だけ あいている',
	'老人車が 物置に 二台ある',
	'若者が 好きな 将棋を 教えられる',
	'包丁とぎが 得意',
	'人が 来ない 広い 公園'
])('[DI-1] 「%s」 is a thing, a place or a skill', (text) => {
	expect(callsPeopleUnused(text)).toBe(false);
});
