const counts = ['passed', 'failed', 'skipped', 'notRun'];

export function sum(rows, key) {
	return rows.reduce((total, row) => total + (row[key] ?? 0), 0);
}

/**
 * The total of seconds is the elapsed time, because suites run side by side. A test that was not
 * run has proved nothing, so it fails the run as a failed one does.
 */
export function closingTable(rows, seconds) {
	const total = { name: 'total', seconds, ...Object.fromEntries(counts.map((key) => [key, sum(rows, key)])) };
	const lines = [
		'',
		line(['suite', 'passed', 'failed', 'skipped', 'not run', 'seconds']),
		...[...rows, total].map((row) =>
			line([row.name, ...counts.map((key) => String(row[key] ?? 0)), row.seconds.toFixed(1)])
		),
		'',
		`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
		...(total.notRun > 0 ? [`✗ ${total.notRun} tests were not run`] : []),
		...rows.flatMap(({ name, broken = [] }) => broken.map((each) => `✗ ${name}: ${each}`))
	];
	return { text: lines.join('\n'), succeeded: total.failed + total.notRun === 0 };
}

function line(cells) {
	return cells.map((cell, i) => (i === 0 ? cell.padEnd(10) : cell.padStart(9))).join(' ');
}
