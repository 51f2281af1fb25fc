import { expect, test } from 'vitest';
import { layersIn, namesIn, problemOf } from './typed-areas.ts';

test('[C10] 圏域 and its 地区 are read from one line, however it was typed', () => {
	expect(layersIn('北部：葉月台、川辺\n\n南部: 坂の上,みなと ・ 駅前\r\n西部')).toEqual([
		{ name: '北部', inner: ['葉月台', '川辺'] },
		{ name: '南部', inner: ['坂の上', 'みなと ・ 駅前'] },
		{ name: '西部', inner: [] }
	]);
});

test('[C10] a 圏域 on two lines is one, and no 地区 stands in it twice', () => {
	expect(layersIn('北部：葉月台\n北部：川辺、葉月台')).toEqual([{ name: '北部', inner: ['葉月台', '川辺'] }]);
	expect(namesIn('東小\n西小\n東小\n')).toEqual(['東小', '西小']);
});

test('[C10] what cannot be made is told apart: nothing, no name, too long, too many', () => {
	expect(problemOf(layersIn(' \n'))).toEqual({ is: 'nothing' });
	expect(problemOf(layersIn('：葉月台'))).toEqual({ is: 'nameless' });
	const long = 'あ'.repeat(41);
	expect(problemOf(layersIn(`北部：${long}`))).toEqual({ is: 'long', name: long });
	expect(problemOf(layersIn(Array.from({ length: 301 }, (_, i) => `区${i}`).join('\n')))).toEqual({
		is: 'many'
	});
	expect(problemOf(layersIn('北部：葉月台'))).toBeNull();
});
