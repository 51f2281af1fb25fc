ALTER TABLE "participant" ADD COLUMN "lent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "taken_from" text;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_taken_from_unique" UNIQUE("meeting_id","taken_from");