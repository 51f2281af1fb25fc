-- Every question that is asked before the 市町村 is known, in one file. Written by hand.
-- Each takes something secret or random and answers with little more than whose it is.
CREATE SCHEMA lookup AUTHORIZATION yoriai_lookup;
--> statement-breakpoint
SET LOCAL ROLE yoriai_lookup;
--> statement-breakpoint
CREATE FUNCTION lookup.find_session(hash text)
RETURNS TABLE (account_id uuid, municipality_id uuid, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT s.account_id, s.municipality_id, s.expires_at FROM public.session s WHERE s.id = hash
$$;
--> statement-breakpoint
CREATE FUNCTION lookup.find_account(name text)
RETURNS TABLE (account_id uuid, municipality_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT a.id, a.municipality_id, a.password_hash FROM public.account a
	WHERE a.sign_in_name = name AND a.removed_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION lookup.find_link(hash text)
RETURNS TABLE (account_id uuid, municipality_id uuid, purpose public.link_purpose, expires_at timestamptz, used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT l.account_id, l.municipality_id, l.purpose, l.expires_at, l.used_at
	FROM public.one_time_link l WHERE l.token_hash = hash
$$;
--> statement-breakpoint
-- The hash of a join token, a join code or a screen token; they cannot be taken for each other.
CREATE FUNCTION lookup.find_join(hash text)
RETURNS TABLE (meeting_id uuid, municipality_id uuid, kind public.participant_kind)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.id, m.municipality_id, 'phone'::public.participant_kind FROM public.meeting m
	WHERE m.join_token_hash = hash OR m.join_code_hash = hash
	UNION ALL
	SELECT m.id, m.municipality_id, 'screen'::public.participant_kind FROM public.meeting m
	WHERE m.screen_token_hash = hash
$$;
--> statement-breakpoint
CREATE FUNCTION lookup.find_participant(meeting uuid, hash text)
RETURNS TABLE (participant_id uuid, municipality_id uuid, kind public.participant_kind)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT p.id, p.municipality_id, p.kind FROM public.participant p
	WHERE p.meeting_id = meeting AND p.token_hash = hash
$$;
--> statement-breakpoint
-- Asked once a second for all open boards of a process, whichever 市町村 they belong to.
CREATE FUNCTION lookup.board_seqs(meetings uuid[])
RETURNS TABLE (meeting_id uuid, seq bigint, epoch text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT b.meeting_id, b.seq, b.epoch FROM public.board b WHERE b.meeting_id = ANY (meetings)
$$;
--> statement-breakpoint
-- For the terminal: whether anybody has set this installation up, and for which 市町村 a command is meant.
CREATE FUNCTION lookup.list_municipalities()
RETURNS TABLE (municipality_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT m.id, m.name FROM public.municipality m ORDER BY m.name
$$;
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA lookup TO SESSION_USER;
--> statement-breakpoint
GRANT USAGE ON SCHEMA lookup TO SESSION_USER;
--> statement-breakpoint
RESET ROLE;
