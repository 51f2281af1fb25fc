import type { OfferedPlace } from '#lib/board/handoff-place.ts';

export const places: readonly OfferedPlace[] = [
	{
		id: 'office-0001',
		destination: 'community_support_center',
		name: '葉月台 包括支援の 窓口',
		aliases: ['熟年相談室'],
		fields: ['elderly'],
		hours: '平日 9:00〜17:00',
		phone: '0123-45-6789',
		isNear: true
	},
	{
		id: 'office-0002',
		destination: 'shakyo',
		name: '汐見野市 社会福祉協議会',
		aliases: [],
		fields: ['elderly', 'livelihood'],
		hours: '平日 9:00〜17:00',
		phone: '0123-45-0002',
		isNear: true
	},
	{
		id: 'office-0003',
		destination: 'community_support_center',
		name: '川辺 地域包括支援センター',
		aliases: [],
		fields: ['elderly'],
		hours: '',
		phone: '0123-45-0003',
		isNear: false
	}
];

export const longestPlace: OfferedPlace = {
	...places[0]!,
	name: '汐見野市 葉月台・川辺・本町 地域包括支援センター 分室 なんでも相談の まどぐち ひだまり',
	aliases: ['熟年相談室', '暮らしごと相談室', '子ども家庭支援センター'],
	hours: '平日 9:00〜17:00、第1・第3土曜日は 9:00〜12:00（祝日と 年末年始を のぞく）',
	phone: '0123-45-6789（内線 2134）'
};
