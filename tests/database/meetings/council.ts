import type { Actor } from '#lib/board/policy/actor.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { aCity, aPerson, type City } from '../../support/city.ts';
import { commandId } from '../../support/meeting.ts';

export class Council {
	readonly app: App;
	readonly city: City;
	readonly staff: Person;

	private constructor(app: App, city: City) {
		this.app = app;
		this.city = city;
		this.staff = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	}

	static async begin(app: App): Promise<Council> {
		return new Council(app, await aCity(app.db));
	}

	async prepare(day: string): Promise<MeetingAddress & { number: number }> {
		const { municipality, council } = this.city;
		const made = await prepareMeeting(this.app, {
			municipality,
			council,
			theme: '',
			venue: '葉月台 集会所',
			template: 'sasaeai_90',
			startsAt: new Date(`${day}T10:00:00+09:00`)
		});
		return { municipality, ...made };
	}

	cancel(at: MeetingAddress, on = true, words = '大雪のため。次は 1月30日です。') {
		return askRoom(this.app, at, facilitator(this.staff), { type: 'meeting.cancel', on, words });
	}

	openDoor(at: MeetingAddress, actor: Actor = facilitator(this.staff)) {
		return this.app.rooms.run(at, { id: commandId(), type: 'door.set', open: true }, actor);
	}
}
