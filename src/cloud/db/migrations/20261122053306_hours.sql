CREATE TABLE "claim" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"txn_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"waived_at" timestamp (3) with time zone,
	"waived_by_id" uuid,
	"waived_reason" text,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "claim_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "claim_remaining" CHECK (remaining between 0 and amount)
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"over_minutes" integer NOT NULL,
	"raised_minutes" integer NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "consent_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"wanted_minutes" integer NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_by_id" uuid,
	"answered_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "dispute_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "self_report" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"what" text NOT NULL,
	"file_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"counted_minutes" integer,
	"agreed_minutes" integer DEFAULT 0 NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "self_report_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "service_day" (
	"district_id" text NOT NULL,
	"record_id" uuid NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "service_day_district_id_record_id_day_pk" PRIMARY KEY("district_id","record_id","day"),
	CONSTRAINT "service_day_counts" CHECK (minutes > 0)
);
--> statement-breakpoint
CREATE TABLE "service_event" (
	"district_id" text NOT NULL,
	"record_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" uuid,
	"before_minutes" integer,
	"after_minutes" integer,
	"reason" text NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "service_event_district_id_record_id_ordinal_pk" PRIMARY KEY("district_id","record_id","ordinal")
);
--> statement-breakpoint
DROP INDEX "txn_once";--> statement-breakpoint
DROP INDEX "txn_ended_once";--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "corrected_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "agreed_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "allowed_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "counted_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "earning_minutes" integer;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_district_id_signup_id_signup_district_id_id_fk" FOREIGN KEY ("district_id","signup_id") REFERENCES "public"."signup"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report" ADD CONSTRAINT "self_report_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_once" ON "claim" USING btree ("district_id","txn_id");--> statement-breakpoint
CREATE INDEX "claim_open" ON "claim" USING btree ("district_id","family_id","at") WHERE remaining > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "consent_one_open" ON "consent" USING btree ("district_id","record_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_one_open" ON "dispute" USING btree ("district_id","signup_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "self_report_person" ON "self_report" USING btree ("district_id","person_id","starts_at");--> statement-breakpoint
CREATE INDEX "self_report_open" ON "self_report" USING btree ("district_id","community_id","at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "service_day_person" ON "service_day" USING btree ("district_id","person_id","day");--> statement-breakpoint
CREATE INDEX "service_day_family" ON "service_day" USING btree ("district_id","family_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "txn_once" ON "txn" USING btree ("district_id","subject","kind") WHERE kind in ('award','reserve') and refers_to is null;--> statement-breakpoint
CREATE UNIQUE INDEX "txn_ended_once" ON "txn" USING btree ("district_id","refers_to") WHERE kind in ('settle','release','reverse','award','move_in');