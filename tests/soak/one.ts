/** Runs one line in this process and sends the figures to the parent process. */
import { lines } from './lines.ts';

const [name, seed, scale] = process.argv.slice(2);
const line = lines.find((each) => each.name === name);
if (!line || !process.send) throw new Error('run.ts starts this, with the name of a line');

const figures = await line.run({ seed: Number(seed), quick: scale === 'quick' });
for (const { what, measured, limit, reached } of figures)
	console.log(`   ${reached ? ' ' : '!'} ${what}: ${measured}${limit && ` (${limit})`}`);
process.send(figures, () => process.exit(0));
