-- Who may see the rows of 0011, and the look-ups about rehearsals (練習). Written by hand.
SELECT public.protect_tenant('public.rehearsal');
--> statement-breakpoint
CREATE POLICY lookup ON public.rehearsal FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (tenant_id, municipality_id, meeting_id, for_meeting_id, started_at) ON public.rehearsal TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (cancelled_at) ON public.meeting TO yoriai_lookup;
--> statement-breakpoint
SET LOCAL ROLE yoriai_lookup;
--> statement-breakpoint
-- Whose rehearsal a meeting is: asked by pages that have let the reader in. No row for a real meeting.
CREATE FUNCTION lookup.find_rehearsal(meeting uuid)
RETURNS TABLE (for_meeting_id uuid, municipality_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.for_meeting_id, r.municipality_id FROM public.rehearsal r WHERE r.meeting_id = meeting
$$;
--> statement-breakpoint
-- Rehearsals to delete: asked every few seconds, whichever 市町村 they belong to.
CREATE FUNCTION lookup.rehearsals_over(
	started_before timestamptz, started_after timestamptz, closed_before timestamptz
)
RETURNS TABLE (tenant_id uuid, municipality_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.tenant_id, r.municipality_id FROM public.rehearsal r
	JOIN public.meeting own ON own.id = r.meeting_id
	JOIN public.meeting planned ON planned.id = r.for_meeting_id
	WHERE planned.phase <> 'draft' OR planned.cancelled_at IS NOT NULL
		OR r.started_at < started_before OR r.started_at > started_after
		OR (own.phase <> 'draft' AND own.phase <> 'open' AND own.closed_at < closed_before)
$$;
--> statement-breakpoint
-- The tenant of a rehearsal is no 市町村.
CREATE OR REPLACE FUNCTION lookup.list_municipalities()
RETURNS TABLE (municipality_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.id, m.name FROM public.municipality m
	WHERE NOT EXISTS (SELECT FROM public.rehearsal r WHERE r.tenant_id = m.id)
	ORDER BY m.name
$$;
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA lookup TO SESSION_USER;
--> statement-breakpoint
RESET ROLE;
