CREATE TABLE "family_invite" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"ward_id" uuid,
	"consent_version" text,
	"status" text NOT NULL,
	"used_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "family_invite_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "family_invite_ward" CHECK ((kind = 'ward') = (ward_id is not null)),
	CONSTRAINT "family_invite_used" CHECK ((status = 'used') = (used_by is not null))
);
--> statement-breakpoint
CREATE TABLE "family_split" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"by_person_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"new_head_id" uuid NOT NULL,
	"person_ids" uuid[] NOT NULL,
	"member_ids" uuid[] NOT NULL,
	"points" integer NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"head_agreed" boolean DEFAULT false NOT NULL,
	"new_head_agreed" boolean DEFAULT false NOT NULL,
	"new_family_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "family_split_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "family_split_done" CHECK ((status = 'done') = (new_family_id is not null)),
	CONSTRAINT "family_split_points" CHECK (points >= 0)
);
--> statement-breakpoint
CREATE TABLE "sponsor" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "sponsor_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
DROP INDEX "txn_ended_once";--> statement-breakpoint
ALTER TABLE "guardian" ALTER COLUMN "consent_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "family" ADD COLUMN "joined_id" uuid;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "rule" text DEFAULT 'under_14' NOT NULL;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shop_item" ADD COLUMN "limit_period" text DEFAULT 'quarter' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_item" ADD COLUMN "booking" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_item" ADD COLUMN "wait_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_move" ADD COLUMN "sponsor_id" uuid;--> statement-breakpoint
ALTER TABLE "stock_move" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "family_invite" ADD CONSTRAINT "family_invite_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_invite" ADD CONSTRAINT "family_invite_district_id_by_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","by_person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_invite" ADD CONSTRAINT "family_invite_district_id_ward_id_person_district_id_id_fk" FOREIGN KEY ("district_id","ward_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_split" ADD CONSTRAINT "family_split_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_split" ADD CONSTRAINT "family_split_district_id_new_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","new_family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sponsor" ADD CONSTRAINT "sponsor_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "family_invite_code" ON "family_invite" USING btree ("district_id","code") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "family_invite_family" ON "family_invite" USING btree ("district_id","family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "family_split_open" ON "family_split" USING btree ("district_id","family_id") WHERE status in ('proposed', 'agreed');--> statement-breakpoint
CREATE UNIQUE INDEX "sponsor_name" ON "sponsor" USING btree ("district_id","org_id","name");--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_district_id_joined_id_family_district_id_id_fk" FOREIGN KEY ("district_id","joined_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_district_id_sponsor_id_sponsor_district_id_id_fk" FOREIGN KEY ("district_id","sponsor_id") REFERENCES "public"."sponsor"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "family_joined" ON "family" USING btree ("district_id","joined_id") WHERE joined_id is not null;--> statement-breakpoint
CREATE INDEX "redemption_person" ON "redemption" USING btree ("district_id","by_person_id","reserved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "txn_ended_once" ON "txn" USING btree ("district_id","refers_to") WHERE kind in ('settle','release','reverse','move_in');--> statement-breakpoint
ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_rules" CHECK (limit_per_quarter > 0 and wait_days between 1 and 30);--> statement-breakpoint
-- Consents that were given before the text was kept beside them stood under the text for the child's age.
UPDATE "guardian" g SET "rule" = 'from_14' FROM "person" p
WHERE p."district_id" = g."district_id" AND p."id" = g."minor_id"
  AND extract(year FROM g."consent_at" AT TIME ZONE 'Asia/Shanghai') - p."birth_year" - 1 >= 14;
--> statement-breakpoint
-- What an item called its sponsor becomes a sponsor, and what was received so far was given by it.
INSERT INTO "sponsor" ("district_id", "id", "org_id", "kind", "name", "about", "audit_id")
SELECT DISTINCT ON ("district_id", "org_id", "sponsor_name")
  "district_id", gen_random_uuid(), "org_id", 'org', "sponsor_name", '', "audit_id"
FROM "shop_item" WHERE "sponsor_name" IS NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_move" DISABLE TRIGGER "stock_move_append_only";
--> statement-breakpoint
UPDATE "stock_move" m SET "sponsor_id" = s."id"
FROM "shop_item" i JOIN "sponsor" s
  ON s."district_id" = i."district_id" AND s."org_id" = i."org_id" AND s."name" = i."sponsor_name"
WHERE i."district_id" = m."district_id" AND i."id" = m."item_id" AND m."kind" = 'received';
--> statement-breakpoint
ALTER TABLE "stock_move" ENABLE TRIGGER "stock_move_append_only";
