-- Who may see which row. Written by hand.
--
-- Two roles that nobody signs in as, made by src/lib/server/db/roles.ts before this runs:
--   yoriai_app     every query about one 市町村 runs as it (src/lib/server/db/scope.ts)
--   yoriai_lookup  owns the few look-ups that come before the 市町村 is known; reads the columns they need
-- Row-level security is forced, so that it also holds for the owner of the tables.

-- A later migration that adds a table with municipality_id calls this for it.
CREATE FUNCTION public.protect_tenant(tenant_table regclass, tenant_column name DEFAULT 'municipality_id') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
	EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
	EXECUTE format(
		'CREATE POLICY tenant ON %s TO yoriai_app USING (%I = nullif(current_setting(''yoriai.municipality'', true), '''')::uuid)',
		tenant_table, tenant_column
	);
	EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO yoriai_app', tenant_table);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION public.protect_tenant(regclass, name) FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO yoriai_app, yoriai_lookup;
--> statement-breakpoint
SELECT public.protect_tenant('public.municipality', 'id');
--> statement-breakpoint
SELECT public.protect_tenant(('public.' || name)::regclass) FROM unnest(ARRAY[
	'area', 'area_parent', 'council', 'account', 'account_role', 'session', 'one_time_link',
	'meeting', 'participant', 'board', 'board_update', 'note', 'command_receipt',
	'action_item', 'action_origin_note', 'action_update',
	'board_projection', 'note_group', 'note_place', 'combination', 'combination_member'
]) AS name;
--> statement-breakpoint
CREATE POLICY lookup ON public.municipality FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.session FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.account FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.one_time_link FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.meeting FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.participant FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.board FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (id, name) ON public.municipality TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (id, account_id, municipality_id, expires_at) ON public.session TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (id, municipality_id, sign_in_name, password_hash, removed_at) ON public.account TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (token_hash, purpose, account_id, municipality_id, expires_at, used_at) ON public.one_time_link TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (id, municipality_id, join_token_hash, join_code_hash, screen_token_hash) ON public.meeting TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (id, meeting_id, municipality_id, kind, token_hash) ON public.participant TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (meeting_id, seq, epoch) ON public.board TO yoriai_lookup;
