// Plain JavaScript that imports only Node's own modules: it runs on Node 20, before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** A sentence for the person at the terminal; printed without a stack. */
export class PrepareProblem extends Error {}

/** Installs and builds what has changed since the last time. Answers the folder of the built pages. */
export async function prepare() {
	if (isInstalled() && fs.existsSync(buildFolder())) return used(buildFolder());
	const release = await takeTurn();
	try {
		await install();
		return used(await build());
	} finally {
		release();
	}
}

/** Node 24 from the packages, which reads TypeScript; the system's one may be older. */
export function node24() {
	const installed = at('node_modules', '.bin', 'node');
	if (fs.existsSync(installed)) return installed;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new PrepareProblem(
		'この 機械には Node.js 24 を 自動で 入れられませんでした。Node.js 24 を 入れてから もう一度 npm start を してください。'
	);
}

const stamp = at('node_modules', '.yoriai-installed');
const lockHash = () => hashOf([at('package-lock.json')]);
const isInstalled = () => readOr(stamp) === lockHash();

async function install() {
	if (isInstalled()) return;
	await told('部品を 入れています（はじめは 1分ほど かかります）', () =>
		run('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], withoutOwnNode())
	);
	fs.writeFileSync(stamp, lockHash());
}

/** `npm ci` deletes the Node that may be running this; npm itself must find another one. */
function withoutOwnNode() {
	const PATH = (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter((folder) => !folder.startsWith(at('node_modules')))
		.join(path.delimiter);
	return { ...process.env, PATH, NODE_ENV: '' };
}

const sources = ['src', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'].map((name) => at(name));
const buildFolder = () => at('build', hashOf(sources));

/** Every build goes to a new folder: deleting the files that a running server reads would kill it. */
async function build() {
	const folder = buildFolder();
	if (fs.existsSync(folder)) return folder;
	const draft = `${folder}.new`;
	await told('ページを 組み立てています', () =>
		run(node24(), [at('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
			...process.env,
			NODE_ENV: 'production',
			YORIAI_BUILD_DIR: draft
		})
	);
	fs.renameSync(draft, folder);
	forgetOldBuilds(folder);
	return folder;
}

/** Its age says when it was last wanted. */
function used(folder) {
	try {
		fs.utimesSync(folder, new Date(), new Date());
	} catch (error) {
		if (error.code !== 'EPERM' && error.code !== 'EROFS') throw error; // another user's: it only looks older
	}
	return folder;
}

/** Two stay: this one, whatever a clock that was ahead wrote on others, and the one that a running server may be reading. */
function forgetOldBuilds(present) {
	const builds = fs.readdirSync(at('build')).map((name) => at('build', name));
	const others = builds.filter((each) => path.resolve(each) !== path.resolve(present));
	const age = (folder) => fs.statSync(folder).mtimeMs;
	for (const old of others.sort((a, b) => age(b) - age(a)).slice(1)) fs.rmSync(old, { recursive: true });
}

const messages = at('src', 'lib', 'messages');
const writtenByBuild = [path.join(messages, 'compiled'), path.join(messages, 'project.inlang', 'cache')];

/** Not tests and notes, which change no page, nor what the build itself leaves (it would build again each time). */
const isSource = (file) => !/(\.test\.ts|\.md|\/\.[^/]*)$/.test(file) && !writtenByBuild.includes(file);

function hashOf(paths) {
	const hash = createHash('sha256');
	const read = (file) => {
		if (fs.statSync(file).isDirectory()) return filesIn(file).forEach(read);
		hash.update(file.slice(root.length)).update(fs.readFileSync(file));
	};
	paths.forEach(read);
	return hash.digest('hex').slice(0, 16);
}

function filesIn(folder) {
	return fs
		.readdirSync(folder)
		.sort()
		.map((name) => path.join(folder, name))
		.filter(isSource);
}

/** Two starts in one folder install and build one after the other. Answers how to end the turn. */
async function takeTurn() {
	const turn = at('.yoriai', 'preparing');
	fs.mkdirSync(path.dirname(turn), { recursive: true });
	for (;;) {
		try {
			fs.writeFileSync(turn, String(process.pid), { flag: 'wx' });
			return () => fs.rmSync(turn, { force: true });
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (!isAlive(Number(readOr(turn)))) fs.rmSync(turn, { force: true }); // its owner crashed
		await pause(200);
	}
}

function isAlive(pid) {
	try {
		return pid === 0 || process.kill(pid, 0);
	} catch (error) {
		return error.code === 'EPERM';
	}
}

const readOr = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

async function told(sentence, work) {
	const startedAt = performance.now();
	process.stdout.write(`${sentence} … `);
	await work();
	process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)}秒\n`);
}

/** Quiet, unless it fails: then what it said is the only clue. */
function run(command, args, env) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => (said += chunk));
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) return resolve();
			reject(new PrepareProblem(`できませんでした。\n\n${said.trim()}\n`));
		});
	});
}
