/** Bad networks: what `../network.ts` measures through a proxy that loses, delays, cuts and forgets. */
import fs from 'node:fs';
import { none, type Figure, type Line, type Setting } from '../line.ts';

const file = new URL('../network.ts', import.meta.url);

interface NetworkModule {
	readonly measureNetwork: (setting: Setting) => Promise<readonly Figure[]>;
}

export const network: Line = {
	name: 'network',
	about: '30 % loss, 2 s delay, cuts of 1 to 60 s, half-open sockets',
	minutes: 12,
	run: async (setting) => {
		if (!fs.existsSync(file)) return [{ ...none('it is not built yet', 1) }];
		const { measureNetwork } = (await import(file.href)) as NetworkModule;
		return measureNetwork(setting);
	}
};
