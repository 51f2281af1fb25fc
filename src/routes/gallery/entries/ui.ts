import AskSheet from '#lib/components/ui/AskSheet.svelte';
import Banner from '#lib/components/ui/Banner.svelte';
import Button from '#lib/components/ui/Button.svelte';
import Chip from '#lib/components/ui/Chip.svelte';
import ContactLine from '#lib/components/ui/ContactLine.svelte';
import CopyWords from '#lib/components/ui/CopyWords.svelte';
import DoorPage from '#lib/components/ui/DoorPage.svelte';
import Empty from '#lib/components/ui/Empty.svelte';
import { drawings, type IconName } from '#lib/components/ui/drawings.ts';
import FieldError from '#lib/components/ui/FieldError.svelte';
import Icon from '#lib/components/ui/Icon.svelte';
import Logo from '#lib/components/ui/Logo.svelte';
import Menu from '#lib/components/ui/Menu.svelte';
import PasswordField from '#lib/components/ui/PasswordField.svelte';
import PhoneHeader from '#lib/components/ui/PhoneHeader.svelte';
import QrCode from '#lib/components/ui/QrCode.svelte';
import Saved from '#lib/components/ui/Saved.svelte';
import SearchField from '#lib/components/ui/SearchField.svelte';
import Sheet from '#lib/components/ui/Sheet.svelte';
import TextField from '#lib/components/ui/TextField.svelte';
import TextSizeButton from '#lib/components/ui/TextSizeButton.svelte';
import Toast from '#lib/components/ui/Toast.svelte';
import TopBar from '#lib/components/ui/TopBar.svelte';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { nothing } from '../invented/nothing.ts';
import Narrow from '../around/Narrow.svelte';
import { button, field, lines, withIcon } from '../around/pieces.svelte';
import { entriesFor, forEach } from '../entry/entry.ts';
import { empty } from '../invented/boards.ts';
import { doorway } from '../invented/meeting.ts';
import { longestText, longTitle, unbroken } from '../invented/notes.ts';

const laptop = entriesFor({ size: 'laptop', layout: 'below' });
const small = entriesFor({ size: 'laptop', layout: 'beside' });
const narrow = entriesFor({ size: 'laptop', layout: 'beside', around: Narrow });
const phone = entriesFor({ size: 'phone', layout: 'below' });
const whole = entriesFor({ size: 'phone', layout: 'windows' });
const dialog = entriesFor({ size: 'phone', layout: 'one' });

const venue = { label: '会議の 場所', name: 'venue' };
const password = { label: '合いことば', name: 'password', autocomplete: 'current-password' } as const;
const ask = {
	open: true,
	question: 'この 会議を 終わりますか',
	lines: ['新しい 紙は 書けなく なります。', 'まとめは つづけられます。'],
	agree: '終わる',
	not: 'まだ 終わらない',
	online: true,
	onclose: nothing,
	onagree: nothing
};

export const entries = [
	small('ui/Button', Button, {
		main: { look: 'main', children: '出す' },
		equal: { look: 'equal', children: '元に戻す' },
		tool: { children: withIcon },
		text: { look: 'text', children: 'えらぶのを やめる' },
		phoneMain: { look: 'main', size: 'phone-main', children: '出す' },
		phone: { look: 'equal', size: 'phone', children: '自分で なおす' },
		bar: { size: 'bar', children: 'QRを 出す' },
		on: { on: true, children: 'QRを しまう' },
		busy: { look: 'main', busy: '出しています', children: '出す' },
		disabled: { look: 'main', disabled: true, children: '出す' },
		wide: { look: 'main', wide: true, children: '出す' },
		link: { href: '/gallery', children: '会議を 準備する' },
		longest: { look: 'main', children: longTitle }
	}),
	small('ui/Chip', Chip, {
		plain: { children: '終了' },
		now: { tone: 'now', children: '開催中' },
		gone: { tone: 'gone', children: '中止' }
	}),
	small(
		'ui/Icon',
		Icon,
		forEach(Object.keys(drawings) as IconName[], (name) => ({ name }))
	),
	small('ui/Logo', Logo, { shapes: {}, named: { named: true } }),
	small('ui/Menu', Menu, {
		ordinary: { label: 'ほか', children: button },
		bar: { label: 'ほか', size: 'bar', children: button },
		up: { label: 'ほか', up: true, children: button },
		disabled: { label: 'ほか', disabled: true, children: button },
		longest: { label: longTitle, children: button }
	}),
	narrow('ui/QrCode', QrCode, {
		ordinary: { text: doorway.link, label: 'QR' },
		longest: { text: unbroken + unbroken, label: 'QR' }
	}),
	small('ui/Saved', Saved, {
		saved: { state: 'saved' },
		saving: { state: 'saving' },
		unsaved: { state: 'unsaved' }
	}),
	laptop('ui/Banner', Banner, {
		band: { icon: 'offline', title: 'つながりません', children: lines },
		box: { look: 'box', children: lines },
		longest: { icon: 'lock', title: longTitle, children: longestText }
	}),
	laptop('ui/Empty', Empty, {
		title: { title: 'まだ 紙は ありません' },
		more: { title: 'まだ 紙は ありません', children: lines }
	}),
	laptop('ui/TextField', TextField, {
		empty: { ...venue, example: '例）葉月台公民館' },
		filled: { ...venue, value: '葉月台公民館', hint: 'あとで かえられます' },
		refused: { ...venue, value: '', error: '場所を 書いて ください。' },
		lines: { ...venue, lines: 4, value: longestText },
		phone: { ...venue, phone: true, value: '葉月台公民館' },
		longest: { ...venue, label: longTitle, value: unbroken, hint: longTitle, error: longTitle }
	}),
	laptop('ui/PasswordField', PasswordField, {
		ordinary: password,
		choosing: { ...password, autocomplete: 'new-password', hint: '8文字以上。長いほど 安心です。' },
		refused: { ...password, error: '合いことばが ちがいます。' },
		longest: { ...password, label: longTitle, hint: longTitle, error: longTitle }
	}),
	laptop('ui/SearchField', SearchField, { ordinary: { onask: nothing } }),
	laptop('ui/FieldError', FieldError, {
		ordinary: { error: refusalSentence('text_too_long') },
		longest: { error: longestText }
	}),
	laptop('ui/TopBar', TopBar, {
		ordinary: { current: 'meetings', place: '青嶺市', person: '高瀬 みのり', children: button },
		signedOut: {},
		longest: { current: 'actions', place: longTitle, person: longTitle, children: button }
	}),
	phone('ui/PhoneHeader', PhoneHeader, {
		product: {},
		ordinary: { title: empty.title },
		longest: { title: longTitle }
	}),
	phone('ui/TextSizeButton', TextSizeButton, { ordinary: {} }),
	phone('ui/ContactLine', ContactLine, {
		ordinary: { office: '高齢福祉課', phone: '0123-45-0001', href: 'tel:0123450001' },
		printed: { office: '高齢福祉課 地域支援係', phone: '0123-45-0001（内線 21）' },
		officeOnly: { office: '高齢福祉課', phone: '' },
		phoneOnly: { office: '', phone: '0123-45-0001' }
	}),
	phone('ui/CopyWords', CopyWords, {
		ordinary: { text: '雪かきを 手つだって ほしい', labelledby: 'none' },
		longest: { text: `${longestText}\n${unbroken}`, labelledby: 'none' }
	}),
	whole('ui/DoorPage', DoorPage, {
		ordinary: { title: 'サインイン', children: field },
		longest: { title: longTitle, children: longestText }
	}),
	dialog('ui/Sheet', Sheet, {
		ordinary: { open: true, title: 'どれを 出しますか', onclose: nothing, children: lines },
		longest: { open: true, title: longTitle, onclose: nothing, children: longestText.repeat(4) }
	}),
	dialog('ui/AskSheet', AskSheet, {
		ordinary: ask,
		more: { ...ask, children: lines },
		offline: { ...ask, online: false },
		longest: { ...ask, question: longTitle, lines: [longestText], agree: longTitle, not: longTitle }
	}),
	whole('ui/Toast', Toast, {
		ordinary: { text: 'まとまりに 入れました', onundo: nothing, onclose: nothing },
		back: { text: 'すてました', undoWords: 'もどす', onundo: nothing, onclose: nothing },
		said: { text: 'みんなに 見せました', onclose: nothing },
		longest: { text: longTitle, onundo: nothing, onclose: nothing }
	})
];
