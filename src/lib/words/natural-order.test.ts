import { expect, test } from 'vitest';
import { compareNames } from './natural-order.ts';

const sorted = (...names: string[]) => names.toSorted(compareNames);

test('[K4] numbered names stand in the order of their numbers, whatever digits they are written with', () => {
	expect(sorted('第10地区', '第2地区', '第1地区', '第１１地区')).toEqual([
		'第1地区',
		'第2地区',
		'第10地区',
		'第１１地区'
	]);
	expect(sorted('コミュニティエリア 12', 'コミュニティエリア ７', 'ｺﾐｭﾆﾃｨｴﾘｱ 9')).toEqual([
		'コミュニティエリア ７',
		'ｺﾐｭﾆﾃｨｴﾘｱ 9',
		'コミュニティエリア 12'
	]);
});

test('[K4] kanji count too, mixed with digits', () => {
	const right = [
		'第一地区',
		'第二地区',
		'第3地区',
		'第九地区',
		'第十地区',
		'第11地区',
		'第二十三地区',
		'第百地区'
	];
	expect(right.toReversed().toSorted(compareNames)).toEqual(right);
	expect(sorted('旭町十丁目', '旭町二丁目', '旭町一丁目')).toEqual([
		'旭町一丁目',
		'旭町二丁目',
		'旭町十丁目'
	]);
});

test('[K4] numbers inside a name count where the words before them are the same', () => {
	expect(sorted('葉月台 10班', '葉月台 9班', '朝日 100班')).toEqual([
		'朝日 100班',
		'葉月台 9班',
		'葉月台 10班'
	]);
});

test('[K4] a name that begins with a kanji numeral stays a name', () => {
	expect(sorted('八千代町会', '一宮町会')).toEqual(sorted('一宮町会', '八千代町会'));
});
