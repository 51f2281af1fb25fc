CREATE TABLE "scribe_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"valid_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "scribe_key_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "scribe_key" ADD CONSTRAINT "scribe_key_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scribe_key" ADD CONSTRAINT "scribe_key_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scribe_key" ADD CONSTRAINT "scribe_key_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scribe_key_meeting_id_index" ON "scribe_key" USING btree ("meeting_id");--> statement-breakpoint
-- From here on written by hand: who may see the rows, and the look-up before the 市町村 is known, as for day_key.
SELECT public.protect_tenant('public.scribe_key');
--> statement-breakpoint
CREATE POLICY lookup ON public.scribe_key FOR SELECT TO yoriai_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (id, meeting_id, municipality_id, token_hash, valid_on, revoked_at) ON public.scribe_key TO yoriai_lookup;
--> statement-breakpoint
SET LOCAL ROLE yoriai_lookup;
--> statement-breakpoint
CREATE FUNCTION lookup.find_scribe_key(hash text)
RETURNS TABLE (scribe_key_id uuid, meeting_id uuid, municipality_id uuid, valid_on date, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT k.id, k.meeting_id, k.municipality_id, k.valid_on, k.revoked_at
	FROM public.scribe_key k WHERE k.token_hash = hash
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION lookup.find_scribe_key(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION lookup.find_scribe_key(text) TO SESSION_USER;
--> statement-breakpoint
RESET ROLE;
