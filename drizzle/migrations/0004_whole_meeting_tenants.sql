-- Who may see the rows of 0003, and the look-ups that its doors need. Written by hand.
SELECT public.protect_tenant(('public.' || name)::regclass) FROM unnest(ARRAY[
	'attendance', 'day_key', 'handoff', 'minutes', 'minutes_update', 'note_support', 'vote'
]) AS name;
--> statement-breakpoint
CREATE POLICY lookup ON public.day_key FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
CREATE POLICY lookup ON public.minutes FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (id, meeting_id, municipality_id, token_hash, valid_on, revoked_at) ON public.day_key TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (meeting_id, seq, epoch) ON public.minutes TO yoriai_lookup;
--> statement-breakpoint
GRANT SELECT (phase, closed_at) ON public.meeting TO yoriai_lookup;
--> statement-breakpoint
SET LOCAL ROLE yoriai_lookup;
--> statement-breakpoint
CREATE FUNCTION lookup.find_day_key(hash text)
RETURNS TABLE (day_key_id uuid, meeting_id uuid, municipality_id uuid, valid_on date, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT k.id, k.meeting_id, k.municipality_id, k.valid_on, k.revoked_at
	FROM public.day_key k WHERE k.token_hash = hash
$$;
--> statement-breakpoint
-- As board_seqs, for 会議録.
CREATE FUNCTION lookup.minutes_seqs(meetings uuid[])
RETURNS TABLE (meeting_id uuid, seq bigint, epoch text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.meeting_id, m.seq, m.epoch FROM public.minutes m WHERE m.meeting_id = ANY (meetings)
$$;
--> statement-breakpoint
-- Meetings that nobody finished by hand: asked once an hour.
CREATE FUNCTION lookup.meetings_closed_before(moment timestamptz)
RETURNS TABLE (meeting_id uuid, municipality_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.id, m.municipality_id FROM public.meeting m
	WHERE m.phase = 'wrapup' AND m.closed_at < moment
$$;
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA lookup TO SESSION_USER;
--> statement-breakpoint
RESET ROLE;
