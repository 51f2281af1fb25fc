CREATE TYPE "public"."role" AS ENUM('municipal_staff', 'tier1_coordinator', 'coordinator', 'facilitator', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."action_status" AS ENUM('not_started', 'in_progress', 'done', 'on_hold', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."due_kind" AS ENUM('date', 'month', 'next_meeting', 'undecided');--> statement-breakpoint
CREATE TYPE "public"."area_kind" AS ENUM('municipality', 'daily_living_area', 'community_area', 'junior_high_district', 'elementary_district', 'federated_neighborhood', 'neighborhood', 'welfare_service_area', 'other');--> statement-breakpoint
CREATE TYPE "public"."council_phase" AS ENUM('preparing', 'active', 'closed');--> statement-breakpoint
CREATE TYPE "public"."council_tier" AS ENUM('1', '2', '3', 'combined');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('invitation', 'new_password');--> statement-breakpoint
CREATE TYPE "public"."confidentiality" AS ENUM('public', 'members', 'closed');--> statement-breakpoint
CREATE TYPE "public"."meeting_phase" AS ENUM('draft', 'open', 'wrapup', 'closed');--> statement-breakpoint
CREATE TYPE "public"."participant_kind" AS ENUM('phone', 'screen');--> statement-breakpoint
CREATE TYPE "public"."reveal" AS ENUM('look_through', 'at_once');--> statement-breakpoint
CREATE TYPE "public"."note_kind" AS ENUM('komatta', 'mottainai');--> statement-breakpoint
CREATE TYPE "public"."note_source" AS ENUM('phone', 'proxy', 'paper', 'between', 'staff');--> statement-breakpoint
CREATE TYPE "public"."note_state" AS ENUM('waiting', 'held', 'shown', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."member_type" AS ENUM('note', 'group');--> statement-breakpoint
CREATE TABLE "account_role" (
	"account_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"council_id" uuid,
	CONSTRAINT "account_role_unique" UNIQUE NULLS NOT DISTINCT("account_id","role","council_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"sign_in_name" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text,
	"removed_at" timestamp with time zone,
	CONSTRAINT "account_sign_in_name_unique" UNIQUE("sign_in_name")
);
--> statement-breakpoint
CREATE TABLE "action_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"meeting_id" uuid,
	"combination_id" text,
	"what" text NOT NULL,
	"first_step" text NOT NULL,
	"owner" text NOT NULL,
	"due_kind" "due_kind" NOT NULL,
	"due_on" date,
	"status" "action_status" DEFAULT 'not_started' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_origin_note" (
	"action_id" uuid NOT NULL,
	"note_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "action_origin_note_action_id_note_id_pk" PRIMARY KEY("action_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "action_update" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" "action_status" NOT NULL,
	"remark" text NOT NULL,
	"meeting_id" uuid,
	"by_account" uuid
);
--> statement-breakpoint
CREATE TABLE "area_parent" (
	"area_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "area_parent_area_id_parent_id_pk" PRIMARY KEY("area_id","parent_id")
);
--> statement-breakpoint
CREATE TABLE "area" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"kind" "area_kind" NOT NULL,
	"name" text NOT NULL,
	"number" integer,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "board_update" (
	"meeting_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"municipality_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "board_update_meeting_id_seq_pk" PRIMARY KEY("meeting_id","seq")
);
--> statement-breakpoint
CREATE TABLE "board" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"epoch" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "council" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"area_id" uuid,
	"tier" "council_tier" NOT NULL,
	"display_name" text NOT NULL,
	"phase" "council_phase" DEFAULT 'active' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"account_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "setup_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"theme" text NOT NULL,
	"venue" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"confidentiality" "confidentiality" DEFAULT 'members' NOT NULL,
	"reveal" "reveal" DEFAULT 'look_through' NOT NULL,
	"agenda" jsonb NOT NULL,
	"phase" "meeting_phase" DEFAULT 'draft' NOT NULL,
	"door_open" boolean DEFAULT false NOT NULL,
	"rotation" integer DEFAULT 0 NOT NULL,
	"join_token_hash" text NOT NULL,
	"join_code_hash" text NOT NULL,
	"screen_token_hash" text NOT NULL,
	CONSTRAINT "meeting_join_token_hash_unique" UNIQUE("join_token_hash"),
	CONSTRAINT "meeting_join_code_hash_unique" UNIQUE("join_code_hash"),
	CONSTRAINT "meeting_screen_token_hash_unique" UNIQUE("screen_token_hash"),
	CONSTRAINT "meeting_number_unique" UNIQUE("council_id","number")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"kind" "participant_kind" NOT NULL,
	"token_hash" text NOT NULL,
	CONSTRAINT "participant_token_hash_unique" UNIQUE("meeting_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "municipality" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lg_code" text,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_receipt" (
	"meeting_id" uuid NOT NULL,
	"actor" uuid NOT NULL,
	"command_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "command_receipt_meeting_id_actor_command_id_pk" PRIMARY KEY("meeting_id","actor","command_id")
);
--> statement-breakpoint
CREATE TABLE "note" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"kind" "note_kind" NOT NULL,
	"text" text NOT NULL,
	"number" integer,
	"source" "note_source" NOT NULL,
	"state" "note_state" NOT NULL,
	"participant_id" uuid,
	"posted_by" text,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_projection" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "combination_member" (
	"meeting_id" uuid NOT NULL,
	"combination_id" text NOT NULL,
	"member_type" "member_type" NOT NULL,
	"member_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "combination_member_meeting_id_combination_id_member_type_member_id_pk" PRIMARY KEY("meeting_id","combination_id","member_type","member_id")
);
--> statement-breakpoint
CREATE TABLE "combination" (
	"meeting_id" uuid NOT NULL,
	"id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"idea" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "combination_meeting_id_id_pk" PRIMARY KEY("meeting_id","id")
);
--> statement-breakpoint
CREATE TABLE "note_group" (
	"meeting_id" uuid NOT NULL,
	"id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "note_group_meeting_id_id_pk" PRIMARY KEY("meeting_id","id")
);
--> statement-breakpoint
CREATE TABLE "note_place" (
	"meeting_id" uuid NOT NULL,
	"note_id" text NOT NULL,
	"group_id" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "note_place_meeting_id_note_id_pk" PRIMARY KEY("meeting_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_origin_note" ADD CONSTRAINT "action_origin_note_action_id_action_item_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_origin_note" ADD CONSTRAINT "action_origin_note_note_id_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."note"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_origin_note" ADD CONSTRAINT "action_origin_note_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_action_id_action_item_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_parent" ADD CONSTRAINT "area_parent_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_parent" ADD CONSTRAINT "area_parent_parent_id_area_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_parent" ADD CONSTRAINT "area_parent_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_update" ADD CONSTRAINT "board_update_meeting_id_board_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."board"("meeting_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_update" ADD CONSTRAINT "board_update_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command_receipt" ADD CONSTRAINT "command_receipt_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command_receipt" ADD CONSTRAINT "command_receipt_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_projection" ADD CONSTRAINT "board_projection_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_projection" ADD CONSTRAINT "board_projection_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_member" ADD CONSTRAINT "combination_member_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_member" ADD CONSTRAINT "combination_member_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination" ADD CONSTRAINT "combination_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination" ADD CONSTRAINT "combination_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_group" ADD CONSTRAINT "note_group_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_group" ADD CONSTRAINT "note_group_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_place" ADD CONSTRAINT "note_place_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_place" ADD CONSTRAINT "note_place_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_role_council_id_index" ON "account_role" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "account_municipality_id_index" ON "account" USING btree ("municipality_id");--> statement-breakpoint
CREATE INDEX "action_item_council_id_status_index" ON "action_item" USING btree ("council_id","status");--> statement-breakpoint
CREATE INDEX "action_item_municipality_id_status_index" ON "action_item" USING btree ("municipality_id","status");--> statement-breakpoint
CREATE INDEX "action_origin_note_note_id_index" ON "action_origin_note" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "action_update_action_id_at_index" ON "action_update" USING btree ("action_id","at");--> statement-breakpoint
CREATE INDEX "area_parent_parent_id_index" ON "area_parent" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "area_municipality_id_kind_index" ON "area" USING btree ("municipality_id","kind");--> statement-breakpoint
CREATE INDEX "council_municipality_id_index" ON "council" USING btree ("municipality_id");--> statement-breakpoint
CREATE INDEX "meeting_municipality_id_starts_at_index" ON "meeting" USING btree ("municipality_id","starts_at");--> statement-breakpoint
CREATE INDEX "note_meeting_id_state_index" ON "note" USING btree ("meeting_id","state");--> statement-breakpoint
CREATE INDEX "note_participant_id_index" ON "note" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");