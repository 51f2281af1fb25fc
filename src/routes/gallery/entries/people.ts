import LinkSlip from '#lib/components/staff/print/LinkSlip.svelte';
import OneTimeLink from '#lib/components/staff/OneTimeLink.svelte';
import RoleFields from '#lib/components/staff/RoleFields.svelte';
import RoleName from '#lib/components/staff/RoleName.svelte';
import TickBoxes from '#lib/components/staff/TickBoxes.svelte';
import Unfold from '#lib/components/staff/Unfold.svelte';
import { lines } from '../around/pieces.svelte';
import { entriesFor } from '../entry/entry.ts';
import { longTitle } from '../invented/notes.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });

const link = 'https://yoriai.example/sign-in/password#0123456789abcdefghijklmnopqrstuv';
const once = '1回だけ、14日の あいだ 使えます。';
const councils = [
	{ id: 'a', name: '葉月台 支えあい会議' },
	{ id: 'b', name: longTitle }
];
const areas = [{ id: 'c', name: '北部' }];
const nothing = { typed: {}, ticked: [], problems: {} };
const slip = { place: '青嶺市', person: '山田 花子', signInName: 'sakura-214', link, once };

export const entries = [
	entry('staff/OneTimeLink', OneTimeLink, {
		ordinary: { person: '山田 花子', link, once },
		printed: { person: '山田 花子', link, once, print: true },
		longest: { person: longTitle, link, once, print: true }
	}),
	entry('staff/TickBoxes', TickBoxes, {
		empty: { label: 'どの 協議体', name: 'council', options: [], chosen: [] },
		ordinary: { label: 'どの 協議体', name: 'council', options: councils, chosen: ['a'] }
	}),
	entry('staff/RoleName', RoleName, {
		ordinary: { role: 'facilitator', place: '葉月台 支えあい会議' },
		whole: { role: 'municipal_staff', place: '' },
		area: {
			role: 'coordinator',
			place: '北部',
			inArea: true,
			title: '地域生活支援ワーカー',
			fields: ['elderly', 'livelihood']
		},
		longest: { role: 'coordinator', place: longTitle, title: longTitle }
	}),
	entry('staff/Unfold', Unfold, {
		closed: { word: 'くわしく', children: lines },
		open: { word: 'くわしく', open: true, children: lines }
	}),
	entry('staff/RoleFields', RoleFields, {
		ordinary: { councils, areas, ...nothing },
		one: { councils: councils.slice(0, 1), areas: [], ...nothing },
		few: { offered: ['facilitator', 'viewer'], councils: councils.slice(0, 1), areas: [], ...nothing },
		refused: {
			councils,
			areas,
			typed: { role: 'coordinator', title: longTitle },
			ticked: ['c', 'elderly'],
			problems: { where: '協議体か 地区を 1つは えらんで ください。', title: longTitle }
		}
	}),
	entry('staff/print/LinkSlip', LinkSlip, {
		ordinary: slip,
		longest: { ...slip, place: longTitle, person: longTitle }
	})
];
