CREATE TABLE "grant_undo" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asker_family_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decider_family_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"txn_id" uuid,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "grant_undo_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "grant_undo_posted" CHECK ((state = 'approved') = (txn_id is not null)),
	CONSTRAINT "grant_undo_decided" CHECK ((state = 'waiting') = (decided_at is null)),
	CONSTRAINT "grant_undo_second_person" CHECK (state <> 'approved' or (decided_by <> asked_by and decider_family_id <> asker_family_id))
);
--> statement-breakpoint
ALTER TABLE "family" ADD COLUMN "parted_from_id" uuid;--> statement-breakpoint
ALTER TABLE "grant_undo" ADD CONSTRAINT "grant_undo_district_id_grant_id_points_grant_district_id_id_fk" FOREIGN KEY ("district_id","grant_id") REFERENCES "public"."points_grant"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_undo" ADD CONSTRAINT "grant_undo_district_id_asked_by_person_district_id_id_fk" FOREIGN KEY ("district_id","asked_by") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_undo" ADD CONSTRAINT "grant_undo_district_id_decided_by_person_district_id_id_fk" FOREIGN KEY ("district_id","decided_by") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_undo" ADD CONSTRAINT "grant_undo_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "grant_undo_open" ON "grant_undo" USING btree ("district_id","grant_id") WHERE state in ('waiting', 'approved');--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_district_id_parted_from_id_family_district_id_id_fk" FOREIGN KEY ("district_id","parted_from_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Households that are there already: from which they were divided, and which their first person had left.
UPDATE "family" SET "parted_from_id" = "family_split"."family_id"
FROM "family_split"
WHERE "family_split"."district_id" = "family"."district_id" AND "family_split"."new_family_id" = "family"."id";--> statement-breakpoint
UPDATE "family" SET "parted_from_id" = ("audit"."before" ->> 'familyId')::uuid
FROM "audit"
WHERE "audit"."district_id" = "family"."district_id" AND "audit"."command" = 'households.leave'
	AND "audit"."after" ->> 'familyId' = "family"."id"::text;
