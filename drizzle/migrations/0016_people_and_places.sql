CREATE TYPE "public"."work_style" AS ENUM('dedicated', 'concurrent');--> statement-breakpoint
CREATE TYPE "public"."council_part" AS ENUM('hosts', 'entrusts', 'entrusted');--> statement-breakpoint
CREATE TYPE "public"."organization_relation" AS ENUM('belongs_to', 'entrusted_by');--> statement-breakpoint
CREATE TABLE "area_fact" (
	"area_id" uuid NOT NULL,
	"on" date NOT NULL,
	"municipality_id" uuid NOT NULL,
	"population" integer,
	"aging_permille" integer,
	"disaster_group" boolean,
	CONSTRAINT "area_fact_area_id_on_pk" PRIMARY KEY("area_id","on")
);
--> statement-breakpoint
CREATE TABLE "area_predecessor" (
	"area_id" uuid NOT NULL,
	"predecessor_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "area_predecessor_area_id_predecessor_id_pk" PRIMARY KEY("area_id","predecessor_id")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"what" text NOT NULL,
	"thing_type" text NOT NULL,
	"thing_id" text NOT NULL,
	"thing_name" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commission_area" (
	"commission_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "commission_area_commission_id_area_id_pk" PRIMARY KEY("commission_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "commission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"name" text NOT NULL,
	"account_id" uuid,
	"tier" "council_tier",
	"organization_id" uuid,
	"work_style" "work_style",
	"term_from" date,
	"term_to" date
);
--> statement-breakpoint
CREATE TABLE "council_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"council_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"name" text NOT NULL,
	"seat" text DEFAULT '' NOT NULL,
	"organization_id" uuid,
	"term_from" date,
	"term_to" date
);
--> statement-breakpoint
CREATE TABLE "member_attendance" (
	"meeting_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"present" boolean NOT NULL,
	CONSTRAINT "member_attendance_meeting_id_member_id_pk" PRIMARY KEY("meeting_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "council_template" (
	"id" uuid PRIMARY KEY NOT NULL,
	"council_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"name" text NOT NULL,
	"agenda" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoff_place_area" (
	"place_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "handoff_place_area_place_id_area_id_pk" PRIMARY KEY("place_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "handoff_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"destination" "handoff_destination" NOT NULL,
	"name" text NOT NULL,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"organization_id" uuid
);
--> statement-breakpoint
CREATE TABLE "affiliation_setting" (
	"municipality_id" uuid NOT NULL,
	"affiliation" "affiliation" NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"position" integer,
	"hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "affiliation_setting_municipality_id_affiliation_pk" PRIMARY KEY("municipality_id","affiliation")
);
--> statement-breakpoint
CREATE TABLE "council_organization" (
	"council_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"part" "council_part" NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "council_organization_council_id_organization_id_part_pk" PRIMARY KEY("council_id","organization_id","part")
);
--> statement-breakpoint
CREATE TABLE "organization_area" (
	"organization_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "organization_area_organization_id_area_id_pk" PRIMARY KEY("organization_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "organization_link" (
	"organization_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"relation" "organization_relation" NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "organization_link_organization_id_other_id_relation_pk" PRIMARY KEY("organization_id","other_id","relation")
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"affiliation" "affiliation" NOT NULL,
	"name" text NOT NULL,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"contact" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"municipality_id" uuid NOT NULL,
	"secret" "bytea" NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_role" DROP CONSTRAINT "account_role_unique";--> statement-breakpoint
ALTER TABLE "council" ALTER COLUMN "tier" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "account_role" ADD COLUMN "area_id" uuid;--> statement-breakpoint
ALTER TABLE "account_role" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_role" ADD COLUMN "fields" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "represented_elsewhere" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "tier_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "preparing_from" date;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "active_from" date;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "also_serves_as" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "also_serves_as_other" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "basis" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "program" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "cadence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "guide_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "guide_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "roster_on" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "handoff" ADD COLUMN "place_id" uuid;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "council_name" text;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "area_name" text;--> statement-breakpoint
ALTER TABLE "municipality" ADD COLUMN "contact_office" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "municipality" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "municipality" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "area_fact" ADD CONSTRAINT "area_fact_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_fact" ADD CONSTRAINT "area_fact_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_predecessor" ADD CONSTRAINT "area_predecessor_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_predecessor" ADD CONSTRAINT "area_predecessor_predecessor_id_area_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_predecessor" ADD CONSTRAINT "area_predecessor_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission_area" ADD CONSTRAINT "commission_area_commission_id_commission_id_fk" FOREIGN KEY ("commission_id") REFERENCES "public"."commission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission_area" ADD CONSTRAINT "commission_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission_area" ADD CONSTRAINT "commission_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission" ADD CONSTRAINT "commission_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission" ADD CONSTRAINT "commission_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission" ADD CONSTRAINT "commission_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attendance" ADD CONSTRAINT "member_attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attendance" ADD CONSTRAINT "member_attendance_member_id_council_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attendance" ADD CONSTRAINT "member_attendance_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_template" ADD CONSTRAINT "council_template_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_template" ADD CONSTRAINT "council_template_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_place_area" ADD CONSTRAINT "handoff_place_area_place_id_handoff_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."handoff_place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_place_area" ADD CONSTRAINT "handoff_place_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_place_area" ADD CONSTRAINT "handoff_place_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_place" ADD CONSTRAINT "handoff_place_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff_place" ADD CONSTRAINT "handoff_place_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliation_setting" ADD CONSTRAINT "affiliation_setting_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_organization" ADD CONSTRAINT "council_organization_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_organization" ADD CONSTRAINT "council_organization_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_organization" ADD CONSTRAINT "council_organization_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_area" ADD CONSTRAINT "organization_area_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_area" ADD CONSTRAINT "organization_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_area" ADD CONSTRAINT "organization_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_link" ADD CONSTRAINT "organization_link_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_link" ADD CONSTRAINT "organization_link_other_id_organization_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_link" ADD CONSTRAINT "organization_link_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_predecessor_predecessor_id_index" ON "area_predecessor" USING btree ("predecessor_id");--> statement-breakpoint
CREATE INDEX "audit_event_municipality_id_at_index" ON "audit_event" USING btree ("municipality_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_municipality_id_thing_type_thing_id_at_index" ON "audit_event" USING btree ("municipality_id","thing_type","thing_id","at");--> statement-breakpoint
CREATE INDEX "commission_area_area_id_index" ON "commission_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "commission_municipality_id_index" ON "commission" USING btree ("municipality_id");--> statement-breakpoint
CREATE INDEX "commission_account_id_index" ON "commission" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "commission_organization_id_index" ON "commission" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "council_member_council_id_index" ON "council_member" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "council_member_organization_id_index" ON "council_member" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "member_attendance_member_id_index" ON "member_attendance" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "council_template_council_id_index" ON "council_template" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "handoff_place_area_area_id_index" ON "handoff_place_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "handoff_place_municipality_id_index" ON "handoff_place" USING btree ("municipality_id");--> statement-breakpoint
CREATE INDEX "handoff_place_organization_id_index" ON "handoff_place" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "council_organization_organization_id_index" ON "council_organization" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "organization_area_area_id_index" ON "organization_area" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "organization_link_other_id_index" ON "organization_link" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "organization_municipality_id_affiliation_index" ON "organization" USING btree ("municipality_id","affiliation");--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_role_area_id_index" ON "account_role" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "council_area_id_index" ON "council" USING btree ("area_id");--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_unique" UNIQUE NULLS NOT DISTINCT("account_id","role","council_id","area_id");--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_one_scope" CHECK ("account_role"."council_id" is null or "account_role"."area_id" is null);