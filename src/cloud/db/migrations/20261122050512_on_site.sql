CREATE TABLE "scan" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"method" text NOT NULL,
	"by_id" uuid NOT NULL,
	"queued" boolean NOT NULL,
	"near" text,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "scan_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "spot" jsonb;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone_sealed" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone_index" text;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "at_the_door" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_district_id_signup_id_signup_district_id_id_fk" FOREIGN KEY ("district_id","signup_id") REFERENCES "public"."signup"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_signup" ON "scan" USING btree ("district_id","signup_id");--> statement-breakpoint
CREATE INDEX "scan_slot" ON "scan" USING btree ("district_id","slot_id");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_phone" CHECK ((phone_sealed is null) = (phone_index is null));--> statement-breakpoint
-- A scan is evidence: it is added and never changed.
CREATE TRIGGER "scan_append_only" BEFORE UPDATE OR DELETE ON "scan" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "scan_no_truncate" BEFORE TRUNCATE ON "scan" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
