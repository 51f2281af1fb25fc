import type { TestProject } from 'vitest/node';
import { removeTestFolder, testFolder } from './test-folder.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		testDataDir: string;
	}
}

/**
 * Creates the data folder of the run. The first test that needs the database starts it; the end of
 * the run stops it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = await testFolder();
	project.provide('testDataDir', dataDir);
	return () => removeTestFolder(dataDir);
}
