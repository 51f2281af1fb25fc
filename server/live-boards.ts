import type { Logger } from 'pino';
import { layoutVersion } from '#lib/board/document/layout.ts';
import type { App } from '#lib/server/app.ts';
import { isOwnOrigin } from '#lib/server/auth/origin.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { commandKey } from '#lib/server/auth/secrets.ts';
import type { Config } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db/client.ts';
import { scribeReader } from '#lib/server/scribe/scribe-reader.ts';
import { closeCodes, minutesLayout } from '#lib/wire/frames.ts';
import type { HttpHandlers } from './http.ts';
import { Projector } from './projection/projector.ts';
import { ActionMirrors } from './board/mirrors/action-mirrors.ts';
import { AdmissionCache } from './live/transport/admission-cache.ts';
import { createExchange } from './live/transport/exchange.ts';
import { minutesRules } from './live/edits/edit-rules.ts';
import { minutesLog } from './minutes/minutes-log.ts';
import { postgresLog } from './board/rows/postgres-log.ts';
import { Rooms } from './live/room/rooms.ts';
import { RejectionLog } from './live/transport/rejection-log.ts';
import { ConnectionLimiter } from './live/transport/connection-limiter.ts';
import type { UpgradeParts } from './live/transport/authorize.ts';
import { createUpgrade } from './live/transport/upgrade.ts';

interface LiveBoards {
	readonly app: App;
	readonly upgrade: HttpHandlers['upgrade'];
	readonly exchange: HttpHandlers['exchange'];
	/** Saves every board and closes the sockets. */
	close(): Promise<void>;
}

export function liveBoards({ config, db, log: logger }: { config: Config; db: Db; log: Logger }): LiveBoards {
	const log = postgresLog(db, (meeting) => commandKey(config.secret, meeting));
	const projector = new Projector({ db, log, logger });
	const mirrors = new ActionMirrors({ db, logger, run: (...command) => rooms.run(...command) });
	const rooms = new Rooms({
		log,
		logger,
		committed: (board) => projector.touch(board),
		actionsChanged: (board, actions) => mirrors.changed(board, actions)
	}).start();
	const minutes = { log: minutesLog(db), logger, rules: minutesRules };
	const minutesRooms = new Rooms(minutes).start();
	const app: App = { config, db, rooms, log: logger };
	const doors: UpgradeParts = {
		boards: { rooms, log, refusal: () => null, layout: layoutVersion },
		// M1: accounts that may not edit minutes (会議録) read them as a page.
		minutes: {
			layout: minutesLayout,
			rooms: minutesRooms,
			log: minutes.log,
			refusal: ({ actor, edits }) => (actor.kind === 'account' && edits ? null : closeCodes.notYourMeeting)
		},
		logger,
		readerOf: (request, meeting, view) =>
			view === 'scribe' ? scribeReader(app, request, meeting) : readerOf(app, request, meeting, view),
		ownOrigin: ({ headers }) => isOwnOrigin(headers.origin, headers.host),
		connectionLimiter: new ConnectionLimiter(),
		admissions: new AdmissionCache(),
		rejectionLog: new RejectionLog(logger)
	};

	return {
		app,
		upgrade: createUpgrade(doors),
		exchange: createExchange(doors),
		close: async () => {
			await mirrors.settle();
			await Promise.all([rooms.close(), minutesRooms.close()]);
			await projector.flush();
		}
	};
}
