import type { TestProject } from 'vitest/node';
import { removeTestFolder, testFolder } from './test-folder.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		testDataDir: string;
	}
}

/** The first test that needs the database starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = await testFolder();
	project.provide('testDataDir', dataDir);
	return () => removeTestFolder(dataDir);
}
