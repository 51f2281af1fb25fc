CREATE TYPE "public"."remote_request_state" AS ENUM('pending', 'granted', 'refused', 'taken');--> statement-breakpoint
CREATE TABLE "remote_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"participant_id" uuid,
	"digits" integer NOT NULL,
	"state" "remote_request_state" DEFAULT 'pending' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"refusals" integer DEFAULT 0 NOT NULL,
	"day_key_id" uuid,
	"granted_by_key_id" uuid,
	CONSTRAINT "remote_request_participant_unique" UNIQUE("participant_id"),
	CONSTRAINT "remote_request_day_key_unique" UNIQUE("day_key_id")
);
--> statement-breakpoint
ALTER TABLE "remote_request" ADD CONSTRAINT "remote_request_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_request" ADD CONSTRAINT "remote_request_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_request" ADD CONSTRAINT "remote_request_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_request" ADD CONSTRAINT "remote_request_day_key_id_day_key_id_fk" FOREIGN KEY ("day_key_id") REFERENCES "public"."day_key"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_request" ADD CONSTRAINT "remote_request_granted_by_key_id_day_key_id_fk" FOREIGN KEY ("granted_by_key_id") REFERENCES "public"."day_key"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remote_request_meeting_id_index" ON "remote_request" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "remote_request_granted_by_key_id_index" ON "remote_request" USING btree ("granted_by_key_id");--> statement-breakpoint
SELECT public.protect_tenant('public.remote_request');
