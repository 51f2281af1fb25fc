// This runs on Node 20 before anything is installed, so it imports only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTurn } from './database/turn.mjs';
import { isWhole, keepSizes, writeWhole } from './whole.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** Printed for the administrator without a stack. */
export class PrepareProblem extends Error {}

/** Returns the folder of the built pages. */
export async function prepare() {
	if (isInstalled() && isWhole(buildFolder(), 'handler.js')) return used(buildFolder());
	const turn = await takeTurn(root, 'prepare', {
		onWait: () => console.log('ほかの 起動が 準備を しています。おわるまで 待ちます。')
	});
	try {
		await install(turn);
		return used(await build(turn));
	} finally {
		turn.end();
	}
}

/** The system's Node may be too old to run TypeScript. */
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

async function install(turn) {
	if (isInstalled()) return;
	await told('部品を 入れています（はじめは 1分ほど かかります）', () =>
		run(
			'npm',
			['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
			withoutOwnNode(),
			turn
		)
	);
	// After a power cut the stamp must not exist without the packages.
	spawnSync('sync');
	writeWhole(stamp, lockHash());
}

/**
 * `npm ci` deletes the Node that may be running this script, so npm must find another one on PATH.
 */
function withoutOwnNode() {
	const PATH = (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter((folder) => !folder.startsWith(at('node_modules')))
		.join(path.delimiter);
	return { ...process.env, PATH, NODE_ENV: '' };
}

const sources = ['src', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'].map((name) => at(name));
const buildFolder = () => at('build', hashOf(sources));

/** Deleting the files that a running server reads would kill it, so every build gets a new folder. */
async function build(turn) {
	const folder = buildFolder();
	if (isWhole(folder, 'handler.js')) return folder;
	const draft = `${folder}-${process.pid}${draftEnding}`;
	await told('ページを 組み立てています', () =>
		run(
			node24(),
			[at('node_modules', 'vite', 'bin', 'vite.js'), 'build'],
			{
				...process.env,
				NODE_ENV: 'production',
				YORIAI_BUILD_DIR: draft
			},
			turn
		)
	);
	keepSizes(draft);
	fs.rmSync(folder, { recursive: true, force: true }); // `isWhole` found it incomplete
	fs.renameSync(draft, folder);
	forgetOldBuilds(folder);
	return folder;
}

const draftEnding = '.new';
function used(folder) {
	try {
		fs.utimesSync(folder, new Date(), new Date());
	} catch (error) {
		if (error.code !== 'EPERM' && error.code !== 'EROFS') throw error; // another user's folder: it only looks older
	}
	return folder;
}

/**
 * Keeps two builds: this one, even if a wrong clock dated others later, and one that a running server may
 * read.
 */
function forgetOldBuilds(present) {
	const left = fs.readdirSync(at('build')).map((name) => at('build', name));
	const drafts = left.filter((folder) => folder.endsWith(draftEnding));
	for (const draft of drafts) fs.rmSync(draft, { recursive: true });
	const others = left.filter(
		(each) => !drafts.includes(each) && path.resolve(each) !== path.resolve(present)
	);
	const age = (folder) => fs.statSync(folder).mtimeMs;
	for (const old of others.sort((a, b) => age(b) - age(a)).slice(1)) fs.rmSync(old, { recursive: true });
}

const messages = at('src', 'lib', 'messages');
const writtenByBuild = [path.join(messages, 'compiled'), path.join(messages, 'project.inlang', 'cache')];

/** What the build itself writes would cause a new build each time. */
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

function readOr(file) {
	return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file, 'utf8') : '';
}

async function told(sentence, work) {
	const startedAt = performance.now();
	process.stdout.write(`${sentence} … `);
	await work();
	process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)}秒\n`);
}

/** The child inherits the turn, and so holds it even if this process is killed. */
function run(command, args, env, turn) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root,
			env,
			stdio: ['ignore', 'pipe', 'pipe', turn.fd ?? 'ignore']
		});
		let said = '';
		for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => (said += chunk));
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) return resolve();
			reject(new PrepareProblem(`できませんでした。\n\n${said.trim()}\n`));
		});
	});
}
