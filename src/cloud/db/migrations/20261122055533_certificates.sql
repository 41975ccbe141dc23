CREATE TABLE "certificate" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"serial" text NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"from_date" text NOT NULL,
	"until_date" text NOT NULL,
	"purpose" text NOT NULL,
	"purpose_note" text NOT NULL,
	"holder_sealed" text NOT NULL,
	"masked_name" text NOT NULL,
	"verify_at" text,
	"state" text NOT NULL,
	"issued_at" timestamp (3) with time zone,
	"issued_by_id" uuid,
	"content" jsonb,
	"content_hash" text,
	"minutes" integer,
	"code_picture" text,
	"reason" text,
	"revoked_at" timestamp (3) with time zone,
	"replaced_by_id" uuid,
	"replaces_id" uuid,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "certificate_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "certificate_whole" CHECK ((state in ('issued', 'revoked')) = (content is not null and content_hash is not null
        and minutes is not null and issued_at is not null)),
	CONSTRAINT "certificate_revoked" CHECK ((state = 'revoked') = (revoked_at is not null))
);
--> statement-breakpoint
CREATE TABLE "certificate_item" (
	"district_id" text NOT NULL,
	"certificate_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "certificate_item_district_id_certificate_id_record_id_pk" PRIMARY KEY("district_id","certificate_id","record_id")
);
--> statement-breakpoint
CREATE TABLE "issuer" (
	"district_id" text NOT NULL,
	"org_id" uuid NOT NULL,
	"in_charge" text NOT NULL,
	"handler" text NOT NULL,
	"contact" text NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "issuer_district_id_org_id_pk" PRIMARY KEY("district_id","org_id")
);
--> statement-breakpoint
CREATE TABLE "star_level" (
	"district_id" text NOT NULL,
	"level" integer NOT NULL,
	"hours" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "star_level_district_id_level_pk" PRIMARY KEY("district_id","level"),
	CONSTRAINT "star_level_counts" CHECK (level between 1 and 9 and hours > 0)
);
--> statement-breakpoint
CREATE TABLE "volunteer" (
	"district_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name_sealed" text NOT NULL,
	"id_type" text NOT NULL,
	"id_sealed" text,
	"id_index" text,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "volunteer_district_id_person_id_pk" PRIMARY KEY("district_id","person_id"),
	CONSTRAINT "volunteer_document" CHECK ((id_type = 'none') = (id_sealed is null) and (id_sealed is null) = (id_index is null))
);
--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_item" ADD CONSTRAINT "certificate_item_district_id_certificate_id_certificate_district_id_id_fk" FOREIGN KEY ("district_id","certificate_id") REFERENCES "public"."certificate"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuer" ADD CONSTRAINT "issuer_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_serial" ON "certificate" USING btree ("district_id","serial");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("district_id","person_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_one_waiting" ON "certificate" USING btree ("district_id","person_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "certificate_waiting" ON "certificate" USING btree ("district_id","org_id","asked_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "certificate_item_record" ON "certificate_item" USING btree ("district_id","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_number" ON "volunteer" USING btree ("district_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_id" ON "volunteer" USING btree ("district_id","id_index");