import { expect, test } from 'vitest';
import { auditedActs } from '#lib/city/audited-acts.ts';
import { actWords } from './act-words.ts';
import { actGroups, actsOf } from './act-groups.ts';
import { detailWords } from './detail-words.ts';

test('[C57] every act that is written down has a sentence, and one group in which it is found', () => {
	for (const act of auditedActs)
		expect([act, actWords[act]({ name: '葉月台' }).length > 5]).toEqual([act, true]);
	expect(actGroups.flatMap(actsOf).toSorted()).toEqual(auditedActs.toSorted());
});

test('[C57] old and new values are told in plain words, however the act wrote them down', () => {
	expect(detailWords({ before: { name: '東', tier: '2' }, after: { name: '東部', tier: '2' } })).toEqual([
		'名前：東 → 東部'
	]);
	expect(detailWords({ displayName: { from: '水野', to: '水野 あき' } })).toEqual(['名前：水野 → 水野 あき']);
	expect(detailWords({ from: { termTo: null }, to: { termTo: '2027-03-31' } })).toEqual([
		'委嘱の おわり：（なし） → 令和9年3月31日(水)'
	]);
	expect(detailWords({ role: 'coordinator', count: 3 })).toEqual(['役割：推進員', '数：3']);
});

test('ids, and what has no word, are not shown to people', () => {
	const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
	expect(detailWords({ council: id, strange: 'x', to: id, roles: [{ role: 'viewer' }] })).toEqual([]);
});
