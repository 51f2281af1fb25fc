import { expect, test } from 'vitest';
import { ServerClock } from './server-clock.ts';

/** Its monotonic clock may stop in sleep. */
function aDevice() {
	const clock = { wall: 1_800_000_000_000, monotonic: 5_000 };
	const passes = (ms: number) => {
		clock.wall += ms;
		clock.monotonic += ms;
	};
	return { clock, passes, clocks: { wall: () => clock.wall, monotonic: () => clock.monotonic } };
}

const server = 1_900_000_000_000;
const jumps = [-45_000, -600_000, 86_400_000, -86_400_000];

test.each(jumps)(
	'[T3] a device that is set by %i ms shows the server’s time as before, and asks once',
	(jump) => {
		const { clock, passes, clocks } = aDevice();
		const time = new ServerClock(clocks);
		time.told(server);
		passes(1_000);
		expect(time.isDoubtful).toBe(false);
		clock.wall += jump;
		expect(time.now()).toBe(server + 1_000);
		expect(time.isDoubtful).toBe(true);
		passes(1_000);
		expect(time.isDoubtful).toBe(false);
		expect(time.now()).toBe(server + 2_000);
	}
);

test('[T3] a laptop that slept asks, and shows what it is told', () => {
	const { clock, clocks } = aDevice();
	const time = new ServerClock(clocks);
	time.told(server);
	clock.wall += 300_000; // the monotonic clock stood still
	expect(time.isDoubtful).toBe(true);
	time.told(server + 300_000);
	expect(time.now()).toBe(server + 300_000);
});

test('[T3] a server that was set is believed, forward and back; before it says anything the device is', () => {
	const { clock, passes, clocks } = aDevice();
	const time = new ServerClock(clocks);
	expect(time.now()).toBe(clock.wall);
	time.told(server);
	for (const jump of jumps) {
		time.told(server + jump);
		passes(500);
		expect(time.now()).toBe(server + jump + 500);
	}
});

test('[T3] a clock that is two seconds off is no jump, and slow drift is noticed once it is more', () => {
	const { clock, clocks } = aDevice();
	const time = new ServerClock(clocks);
	for (const [drift, doubtful] of [
		[1_500, false],
		[500, false],
		[100, true],
		[100, false]
	] as const) {
		clock.wall += drift;
		expect(time.isDoubtful).toBe(doubtful);
	}
});
