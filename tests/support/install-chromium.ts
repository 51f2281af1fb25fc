import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.ts';

/** Tried in order; if none works, the script asks for CHROMIUM_PATH. */
const ways: (() => void)[] = [
	() => {
		if (process.getuid?.() !== 0) return;
		run('apt-get', ['update']);
		const add = (...packages: string[]) =>
			run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
		add('chromium-headless-shell', 'fonts-noto-cjk');
		if (!findChromium()) add('chromium'); // for systems without a headless-shell package
	},
	() => {
		const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
		run(process.execPath, [playwright, 'install', 'chromium'], 60_000);
	}
];

for (const way of ways) if (!findChromium()) way();
if (!findChromium()) {
	console.error('テストの ための Chromium が ありません。入れて CHROMIUM_PATH で 場所を 指定してください。');
	process.exit(1);
}

function run(command: string, args: string[], timeout?: number): void {
	spawnSync(command, args, {
		stdio: 'inherit',
		timeout,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
}
