CREATE TYPE "public"."action_result" AS ENUM('do', 'ask');--> statement-breakpoint
CREATE TYPE "public"."affiliation" AS ENUM('neighborhood_association', 'district_welfare_council', 'community_council', 'welfare_commissioner', 'welfare_volunteer', 'senior_club', 'parents_association', 'volunteer_group', 'npo', 'mutual_aid_group', 'community_support_center', 'care_provider', 'welfare_facility', 'disability_service', 'childcare_support', 'medical', 'livelihood_support', 'school', 'business', 'cooperative', 'silver_center', 'shakyo', 'municipal', 'intermediary', 'person_or_family', 'resident', 'other');--> statement-breakpoint
CREATE TYPE "public"."handoff_destination" AS ENUM('community_support_center', 'shakyo', 'municipal', 'welfare_commissioner', 'livelihood_support', 'childcare_support', 'disability_service', 'other');--> statement-breakpoint
CREATE TYPE "public"."handoff_field" AS ENUM('elderly', 'disability', 'children', 'livelihood', 'other');--> statement-breakpoint
CREATE TYPE "public"."note_holder" AS ENUM('rules', 'staff');--> statement-breakpoint
CREATE TYPE "public"."combination_outcome" AS ENUM('do', 'ask', 'later');--> statement-breakpoint
ALTER TYPE "public"."note_source" ADD VALUE 'carried';--> statement-breakpoint
ALTER TYPE "public"."note_state" ADD VALUE 'trashed';--> statement-breakpoint
ALTER TYPE "public"."note_state" ADD VALUE 'handed_off';--> statement-breakpoint
CREATE TABLE "attendance" (
	"meeting_id" uuid NOT NULL,
	"affiliation" "affiliation" NOT NULL,
	"organization" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"people" integer NOT NULL,
	"without_phone" integer NOT NULL,
	CONSTRAINT "attendance_meeting_id_affiliation_organization_pk" PRIMARY KEY("meeting_id","affiliation","organization")
);
--> statement-breakpoint
CREATE TABLE "day_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"valid_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "day_key_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"meeting_id" uuid,
	"on" date NOT NULL,
	"field" "handoff_field" NOT NULL,
	"destination" "handoff_destination" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"epoch" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes_update" (
	"meeting_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"municipality_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "minutes_update_meeting_id_seq_pk" PRIMARY KEY("meeting_id","seq")
);
--> statement-breakpoint
CREATE TABLE "note_support" (
	"meeting_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"note_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "note_support_meeting_id_participant_id_note_id_pk" PRIMARY KEY("meeting_id","participant_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"meeting_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"combination_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "vote_meeting_id_participant_id_combination_id_pk" PRIMARY KEY("meeting_id","participant_id","combination_id")
);
--> statement-breakpoint
ALTER TABLE "action_item" ADD COLUMN "result" "action_result" DEFAULT 'do' NOT NULL;--> statement-breakpoint
ALTER TABLE "action_item" ADD COLUMN "helpers" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "action_update" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "rules" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "stickers" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "tried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "tried_socket" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "stopped" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "held_by" "note_holder";--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "support_phones" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "support_hands" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "carried" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "combination" ADD COLUMN "cautions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "combination" ADD COLUMN "votes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "combination" ADD COLUMN "hands" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "combination" ADD COLUMN "stickers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "combination" ADD COLUMN "outcome" "combination_outcome";--> statement-breakpoint
ALTER TABLE "note_group" ADD COLUMN "aliases" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "note_group" ADD COLUMN "number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_key" ADD CONSTRAINT "day_key_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_key" ADD CONSTRAINT "day_key_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_key" ADD CONSTRAINT "day_key_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_update" ADD CONSTRAINT "minutes_update_meeting_id_minutes_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."minutes"("meeting_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_update" ADD CONSTRAINT "minutes_update_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_support" ADD CONSTRAINT "note_support_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_support" ADD CONSTRAINT "note_support_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_support" ADD CONSTRAINT "note_support_note_id_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."note"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_support" ADD CONSTRAINT "note_support_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "day_key_meeting_id_index" ON "day_key" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "handoff_council_id_on_index" ON "handoff" USING btree ("council_id","on");