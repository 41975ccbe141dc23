ALTER TABLE "dispute" RENAME COLUMN "signup_id" TO "record_id";--> statement-breakpoint
ALTER TABLE "dispute" DROP CONSTRAINT "dispute_district_id_signup_id_signup_district_id_id_fk";
--> statement-breakpoint
DROP INDEX "dispute_one_open";--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "kind" text DEFAULT 'attendance' NOT NULL;--> statement-breakpoint
ALTER TABLE "self_report" ADD COLUMN "corrected_minutes" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_one_open" ON "dispute" USING btree ("district_id","record_id") WHERE state = 'open';