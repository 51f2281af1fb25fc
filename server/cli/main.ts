import type { App } from '#lib/server/app.ts';
import { seedDemo } from '../../drizzle/seed/demo.ts';
import { explain } from '../database/explain.ts';
import { demoFolder } from '../demo-options.ts';
import { changeRoles, createAccount, handOverNamed, removeNamed, resetAccount } from './account.ts';
import { listAccounts } from './account-list.ts';
import { type Args, type Output, readArgs } from './args.ts';
import { open, prepare } from './meeting.ts';
import { restored } from './restored.ts';
import { retention } from './retention.ts';
import { usage, UsageProblem } from './usage.ts';
import { withApp } from './with-app.ts';

const commands = new Map<string, (app: App, args: Args) => Promise<Output>>([
	['account create', createAccount],
	['account reset', resetAccount],
	['account list', listAccounts],
	['account role', changeRoles],
	['account remove', removeNamed],
	['account hand-over', handOverNamed],
	['meeting prepare', prepare],
	['meeting open', open],
	['restored', restored],
	['retention', retention],
	['demo', demo]
]);

async function demo(app: App): Promise<Output> {
	const { signIns } = await seedDemo(app);
	const lines = signIns.map(({ role, name, password }) => `  ${role}：${name} ／ ${password}`);
	return {
		json: { signIns },
		text: ['デモの 市が できました。npm run demo で ひらきます。', '', ...lines, ''].join('\n')
	};
}

try {
	const { values, positionals } = readArgs();
	const name = positionals.join(' ');
	const command = commands.get(name);
	if (values.help || !command) {
		console.log(usage);
		process.exitCode = values.help ? 0 : 2;
	} else {
		const { text, json } = await withApp((app) => command(app, values), {
			demo: name === 'demo' ? demoFolder({ years: null }) : null
		});
		console.log(values.json ? JSON.stringify(json) : text);
	}
} catch (error) {
	console.error(error instanceof UsageProblem ? error.message : (explain(error) ?? error));
	process.exitCode = error instanceof UsageProblem ? 2 : 1;
}
