import { renderUnicodeCompact } from 'uqr';

export interface News {
	/** The one for phones comes first. */
	readonly addresses: readonly string[];
	readonly setupLink: string | null;
	readonly dataDir: string;
	readonly signIns: readonly SignIn[];
}

export interface SignIn {
	readonly name: string;
	readonly password: string;
	readonly role: string;
}

export function announcement({ addresses, setupLink, dataDir, signIns }: News): string {
	const [first = ''] = addresses;
	return [
		'',
		'よりあいが 動いています。ブラウザで 開いてください。',
		'',
		...addresses.map((address) => `  ${address}`),
		'',
		...qrCode(first),
		...plainHttpWarning(first),
		...(setupLink
			? ['はじめに：最初の アカウントを ここで 作ります（1回だけ 使えます）', '', `  ${setupLink}`, '']
			: []),
		...signInLines(signIns),
		`データの 場所: ${dataDir}`,
		'とめるには Ctrl+C を 押してください。書いたものは のこります。',
		''
	].join('\n');
}

/** Only light modules are drawn, so terminals with dark text need explicit colours. */
function qrCode(address: string): string[] {
	const lines = renderUnicodeCompact(address, { border: 2 }).split('\n');
	return process.stdout.isTTY ? lines.map((line) => `\x1b[97;40m${line}\x1b[0m`) : lines;
}

function plainHttpWarning(address: string): string[] {
	if (address.startsWith('https:') || address.includes('//localhost') || address.includes('//127.'))
		return [];
	return [
		'ご注意：http では やりとりが 暗号に なりません。会場の 自分たちの Wi-Fi の 中だけで 使ってください。',
		''
	];
}

function signInLines(signIns: readonly SignIn[]): string[] {
	if (signIns.length === 0) return [];
	const lines = signIns.map(({ role, name, password }) => `  ${role}：${name} ／ ${password}`);
	return ['デモの サインイン（名前 ／ 合いことば）', '', ...lines, ''];
}
