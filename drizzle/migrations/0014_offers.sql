CREATE TABLE "action_offer" (
	"meeting_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	CONSTRAINT "action_offer_meeting_id_participant_id_action_id_pk" PRIMARY KEY("meeting_id","participant_id","action_id")
);
--> statement-breakpoint
CREATE TABLE "action_offer_count" (
	"meeting_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"phones" integer DEFAULT 0 NOT NULL,
	"hands" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "action_offer_count_meeting_id_action_id_pk" PRIMARY KEY("meeting_id","action_id")
);
--> statement-breakpoint
ALTER TABLE "action_offer" ADD CONSTRAINT "action_offer_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer" ADD CONSTRAINT "action_offer_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer" ADD CONSTRAINT "action_offer_action_id_action_item_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer" ADD CONSTRAINT "action_offer_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer_count" ADD CONSTRAINT "action_offer_count_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer_count" ADD CONSTRAINT "action_offer_count_action_id_action_item_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_offer_count" ADD CONSTRAINT "action_offer_count_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT public.protect_tenant('public.action_offer');--> statement-breakpoint
SELECT public.protect_tenant('public.action_offer_count');
