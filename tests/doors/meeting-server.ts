/** A real server, whose meetings have an open door, with clients that enter them. */
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

export class MeetingServer {
	readonly running: RunningApp;
	readonly city: RunningCity;

	private constructor(running: RunningApp, city: RunningCity) {
		this.running = running;
		this.city = city;
	}

	static async start(): Promise<MeetingServer> {
		const running = await startApp();
		return new MeetingServer(running, await aRunningCity(running));
	}

	get origin(): string {
		return this.running.origin;
	}

	async openMeeting(): Promise<PreparedMeeting> {
		const prepared = await this.city.prepare();
		const laptop = await this.laptop(prepared);
		await laptop.ask({ type: 'door.set', open: true });
		laptop.drop();
		return prepared;
	}

	laptop(meeting: PreparedMeeting): Promise<WirePhone> {
		return this.#enter(meeting, this.city.staffCookie, 'staff');
	}

	async phone(meeting: PreparedMeeting): Promise<WirePhone> {
		return this.#enter(meeting, await comeIn(this.origin, { token: meeting.joinToken }), 'phone');
	}

	async stop(): Promise<void> {
		await this.city.close();
		await this.running.stop();
	}

	async #enter(meeting: PreparedMeeting, cookie: string, view: 'staff' | 'phone'): Promise<WirePhone> {
		const client = new WirePhone({ origin: this.origin, meeting, cookie, view });
		await client.connect();
		return client;
	}
}
