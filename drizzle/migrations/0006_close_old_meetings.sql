-- Meetings that were closed before the moment was kept are finished by the day on which they began. Written by hand.
GRANT SELECT (starts_at) ON public.meeting TO yoriai_lookup;
--> statement-breakpoint
SET LOCAL ROLE yoriai_lookup;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION lookup.meetings_closed_before(moment timestamptz)
RETURNS TABLE (meeting_id uuid, municipality_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.id, m.municipality_id FROM public.meeting m
	WHERE m.phase = 'wrapup' AND coalesce(m.closed_at, m.starts_at) < moment
$$;
--> statement-breakpoint
RESET ROLE;
