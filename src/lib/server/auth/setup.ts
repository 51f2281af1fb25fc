import { and, eq, gt, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import { listMunicipalities } from '../db/lookup.ts';
import { setupLinks } from '../db/schema/link.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { enterScope } from '../db/scope.ts';
import { insertAccount } from './accounts.ts';
import { hashPassword } from './passwords.ts';
import { hashOf, newToken } from './secrets.ts';
import { startSession } from './sessions.ts';

const days = 7;

/** Invalidates earlier links. Returns null once a municipality exists. */
export async function setupLink(app: App, origin = ownAddress(app)): Promise<string | null> {
	if ((await listMunicipalities(app.db)).length > 0) return null;
	const token = newToken();
	const expiresAt = new Date(Date.now() + days * 86_400_000);
	await app.db.transaction(async (tx) => {
		await tx.delete(setupLinks);
		await tx.insert(setupLinks).values({ tokenHash: hashOf(token), expiresAt });
	});

	return `${origin}/setup#${token}`;
}

const ownAddress = ({ config }: App) => config.origin?.origin ?? `http://localhost:${config.port}`;

export interface Setup {
	readonly token: string;
	readonly municipality: string;
	readonly displayName: string;
	readonly signInName: string;
	readonly password: string;
	/** A word for the list of signed-in devices. */
	readonly device?: string;
}

export async function completeSetup(
	app: App,
	setup: Setup
): Promise<{ readonly session: string } | 'link_used'> {
	if (!(await isOpen(app, setup.token))) return 'link_used'; // checked before the expensive password hash
	const passwordHash = await hashPassword(setup.password);
	const municipality = crypto.randomUUID() as MunicipalityId;

	const id = await app.db.transaction(async (tx) => {
		const now = new Date();
		const taken = await tx
			.update(setupLinks)
			.set({ usedAt: now })
			.where(
				and(
					eq(setupLinks.tokenHash, hashOf(setup.token)),
					isNull(setupLinks.usedAt),
					gt(setupLinks.expiresAt, now)
				)
			)
			.returning({ token: setupLinks.tokenHash });
		if (taken.length === 0) return null;

		await enterScope(tx, municipality);
		await tx.insert(municipalities).values({ id: municipality, name: setup.municipality.trim() });
		const roles = [
			{ role: 'municipal_staff', council: null },
			{ role: 'tier1_coordinator', council: null }
		] as const;
		const first = await insertAccount(tx, municipality, { ...setup, passwordHash, roles });
		const actor = auditActor({ id: first, municipality, displayName: setup.displayName.trim(), roles });
		const thing = { type: 'municipality', id: '', name: setup.municipality.trim() } as const;
		await recordEvent(tx, actor, { what: 'setup.completed', thing });
		return first;
	});

	return id ? { session: await startSession(app.db, { id, municipality }, setup.device) } : 'link_used';
}

async function isOpen(app: App, token: string): Promise<boolean> {
	const open = and(eq(setupLinks.tokenHash, hashOf(token)), isNull(setupLinks.usedAt));
	return (await app.db.select({ hash: setupLinks.tokenHash }).from(setupLinks).where(open)).length > 0;
}
