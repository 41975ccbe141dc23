CREATE TABLE "activity" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"category" text NOT NULL,
	"cover_file_id" uuid,
	"place" text NOT NULL,
	"address" text NOT NULL,
	"content" text NOT NULL,
	"conditions" text NOT NULL,
	"risk_notice" text NOT NULL,
	"insurance" text,
	"audience" text NOT NULL,
	"audience_path" text NOT NULL,
	"tags" text[] NOT NULL,
	"served_groups" text[] NOT NULL,
	"contributions" jsonb NOT NULL,
	"lead_worker_id" uuid,
	"status" text NOT NULL,
	"cancel_reason" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "activity_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"cancel_until" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"min_age" integer NOT NULL,
	"earn_age" integer NOT NULL,
	"adult_required" boolean NOT NULL,
	"waitlist" boolean NOT NULL,
	"fixed_points" integer NOT NULL,
	"per_hour_thousandths" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "slot_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "slot_never_oversold" CHECK (taken between 0 and capacity),
	CONSTRAINT "slot_times" CHECK (starts_at < ends_at and opens_at <= closes_at)
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" uuid,
	"command" text NOT NULL,
	"subject" uuid,
	"key" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "audit_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "command_key" (
	"district_id" text NOT NULL,
	"account" text NOT NULL,
	"key" uuid NOT NULL,
	"command" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"audit_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_key_district_id_account_key_pk" PRIMARY KEY("district_id","account","key")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"status" text NOT NULL,
	"check_trace" text,
	"place" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "file_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox_item" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"about_what" text,
	"about_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "inbox_item_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "outbox_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "sent_message" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"template" text NOT NULL,
	"text" text NOT NULL,
	"accepted" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sent_message_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "building" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"floors" integer NOT NULL,
	"per_floor" integer NOT NULL,
	"windows" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "building_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "building_windows" CHECK (windows between 1 and floors * per_floor)
);
--> statement-breakpoint
CREATE TABLE "district" (
	"district_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"reported" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "family" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"community_id" uuid NOT NULL,
	"building_id" uuid,
	"window_number" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "family_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "family_window" CHECK ((building_id is null) = (window_number is null))
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"district_id" text NOT NULL,
	"minor_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"consent_version" text NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "guardian_district_id_minor_id_guardian_id_pk" PRIMARY KEY("district_id","minor_id","guardian_id")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"openid" text PRIMARY KEY NOT NULL,
	"district_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "org" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"path" text NOT NULL,
	"is_rider_team" boolean DEFAULT false NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "org_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"nickname" text NOT NULL,
	"kind" text NOT NULL,
	"birth_year" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "person_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "person_minor_year" CHECK (kind = 'adult' or birth_year is not null)
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"district_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"org_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "role_grant_district_id_person_id_role_org_id_pk" PRIMARY KEY("district_id","person_id","role","org_id")
);
--> statement-breakpoint
CREATE TABLE "team_member" (
	"district_id" text NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"is_leader" boolean NOT NULL,
	"is_core" boolean NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "team_member_district_id_team_id_person_id_pk" PRIMARY KEY("district_id","team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"balance" bigint,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "account_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "account_floor" CHECK (balance >= 0),
	CONSTRAINT "account_running" CHECK ((balance is not null) = (kind in ('family', 'held')))
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"txn_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"earned_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "lot_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "lot_remaining" CHECK (remaining between 0 and amount)
);
--> statement-breakpoint
CREATE TABLE "lot_use" (
	"district_id" text NOT NULL,
	"txn_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "lot_use_district_id_txn_id_lot_id_pk" PRIMARY KEY("district_id","txn_id","lot_id")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"district_id" text NOT NULL,
	"txn_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "posting_district_id_txn_id_account_id_pk" PRIMARY KEY("district_id","txn_id","account_id"),
	CONSTRAINT "posting_moves" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "txn" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"family_id" uuid NOT NULL,
	"subject" uuid NOT NULL,
	"refers_to" uuid,
	"sentence" text NOT NULL,
	"rule" jsonb,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "txn_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "redemption" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"by_person_id" uuid NOT NULL,
	"price" integer NOT NULL,
	"status" text NOT NULL,
	"code" text NOT NULL,
	"reserve_txn_id" uuid NOT NULL,
	"reserved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"end_txn_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_reason" text,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "redemption_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "redemption_end" CHECK ((status = 'reserved') = (ended_at is null))
);
--> statement-breakpoint
CREATE TABLE "shop_item" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"scope_path" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"picture_file_id" uuid,
	"price" integer NOT NULL,
	"stock" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"picked_up" integer DEFAULT 0 NOT NULL,
	"limit_per_quarter" integer NOT NULL,
	"sponsor_name" text,
	"pick_up_place" text NOT NULL,
	"pick_up_hours" text NOT NULL,
	"on_sale" boolean NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "shop_item_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "shop_item_counts" CHECK (stock >= 0 and reserved >= 0 and picked_up >= 0 and price > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_move" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"redemption_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "stock_move_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"district_id" text NOT NULL,
	"signup_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"checked_in_at" timestamp (3) with time zone NOT NULL,
	"in_by" text NOT NULL,
	"in_by_id" uuid NOT NULL,
	"checked_out_at" timestamp (3) with time zone,
	"out_by" text,
	"out_by_id" uuid,
	"measured_minutes" integer,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by_id" uuid,
	"award_txn_id" uuid,
	"no_award" text,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "attendance_district_id_signup_id_pk" PRIMARY KEY("district_id","signup_id")
);
--> statement-breakpoint
CREATE TABLE "code_guess" (
	"district_id" text NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"wrong" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "code_guess_district_id_slot_id_person_id_pk" PRIMARY KEY("district_id","slot_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "code_use" (
	"district_id" text NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"act" text NOT NULL,
	"step" integer NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "code_use_district_id_slot_id_person_id_act_step_pk" PRIMARY KEY("district_id","slot_id","person_id","act","step")
);
--> statement-breakpoint
CREATE TABLE "party" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"signed_by" uuid NOT NULL,
	"line" integer NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"waited" boolean NOT NULL,
	"seated_at" timestamp (3) with time zone,
	"size_when_seated" integer,
	"ended_at" timestamp (3) with time zone,
	"skipped_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "party_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "signup" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "signup_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_district_id_cover_file_id_file_district_id_id_fk" FOREIGN KEY ("district_id","cover_file_id") REFERENCES "public"."file"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_district_id_lead_worker_id_person_district_id_id_fk" FOREIGN KEY ("district_id","lead_worker_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_district_id_activity_id_activity_district_id_id_fk" FOREIGN KEY ("district_id","activity_id") REFERENCES "public"."activity"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_district_id_building_id_building_district_id_id_fk" FOREIGN KEY ("district_id","building_id") REFERENCES "public"."building"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_district_id_minor_id_person_district_id_id_fk" FOREIGN KEY ("district_id","minor_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_district_id_guardian_id_person_district_id_id_fk" FOREIGN KEY ("district_id","guardian_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org" ADD CONSTRAINT "org_district_id_parent_id_org_district_id_id_fk" FOREIGN KEY ("district_id","parent_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_district_id_team_id_org_district_id_id_fk" FOREIGN KEY ("district_id","team_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_district_id_account_id_account_district_id_id_fk" FOREIGN KEY ("district_id","account_id") REFERENCES "public"."account"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_use" ADD CONSTRAINT "lot_use_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_use" ADD CONSTRAINT "lot_use_district_id_lot_id_lot_district_id_id_fk" FOREIGN KEY ("district_id","lot_id") REFERENCES "public"."lot"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_district_id_account_id_account_district_id_id_fk" FOREIGN KEY ("district_id","account_id") REFERENCES "public"."account"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "txn" ADD CONSTRAINT "txn_district_id_refers_to_txn_district_id_id_fk" FOREIGN KEY ("district_id","refers_to") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_district_id_item_id_shop_item_district_id_id_fk" FOREIGN KEY ("district_id","item_id") REFERENCES "public"."shop_item"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_district_id_picture_file_id_file_district_id_id_fk" FOREIGN KEY ("district_id","picture_file_id") REFERENCES "public"."file"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_district_id_item_id_shop_item_district_id_id_fk" FOREIGN KEY ("district_id","item_id") REFERENCES "public"."shop_item"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_district_id_signup_id_signup_district_id_id_fk" FOREIGN KEY ("district_id","signup_id") REFERENCES "public"."signup"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_district_id_slot_id_slot_district_id_id_fk" FOREIGN KEY ("district_id","slot_id") REFERENCES "public"."slot"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_district_id_party_id_party_district_id_id_fk" FOREIGN KEY ("district_id","party_id") REFERENCES "public"."party"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_district_id_slot_id_slot_district_id_id_fk" FOREIGN KEY ("district_id","slot_id") REFERENCES "public"."slot"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_on" ON "activity" USING btree ("district_id","starts_at","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "activity_on_community" ON "activity" USING btree ("district_id","community_id","starts_at","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "activity_org" ON "activity" USING btree ("district_id","org_id","starts_at");--> statement-breakpoint
CREATE INDEX "slot_activity" ON "slot" USING btree ("district_id","activity_id","ordinal");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("district_id","subject","at");--> statement-breakpoint
CREATE INDEX "file_trace" ON "file" USING btree ("check_trace") WHERE check_trace is not null;--> statement-breakpoint
CREATE INDEX "inbox_person" ON "inbox_item" USING btree ("district_id","person_id","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("district_id","run_at") WHERE done_at is null and failed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sent_message_newest" ON "sent_message" USING btree ("district_id","at","id");--> statement-breakpoint
CREATE INDEX "building_community" ON "building" USING btree ("district_id","community_id","ordinal");--> statement-breakpoint
CREATE INDEX "family_community" ON "family" USING btree ("district_id","community_id");--> statement-breakpoint
CREATE INDEX "guardian_wards" ON "guardian" USING btree ("district_id","guardian_id");--> statement-breakpoint
CREATE INDEX "org_path" ON "org" USING btree ("district_id",path text_pattern_ops);--> statement-breakpoint
CREATE INDEX "org_kind" ON "org" USING btree ("district_id","kind");--> statement-breakpoint
CREATE INDEX "person_family" ON "person" USING btree ("district_id","family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_one_leader" ON "team_member" USING btree ("district_id","team_id") WHERE is_leader;--> statement-breakpoint
CREATE UNIQUE INDEX "account_owner" ON "account" USING btree ("district_id","owner_id","kind");--> statement-breakpoint
CREATE INDEX "lot_open" ON "lot" USING btree ("district_id","account_id","expires_at","id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "posting_account" ON "posting" USING btree ("district_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "txn_once" ON "txn" USING btree ("district_id","subject","kind") WHERE kind in ('award','reserve');--> statement-breakpoint
CREATE UNIQUE INDEX "txn_ended_once" ON "txn" USING btree ("district_id","refers_to") WHERE kind in ('settle','release','reverse');--> statement-breakpoint
CREATE INDEX "txn_family" ON "txn" USING btree ("district_id","family_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "redemption_live_code" ON "redemption" USING btree ("district_id","org_id","code") WHERE status = 'reserved';--> statement-breakpoint
CREATE INDEX "redemption_family" ON "redemption" USING btree ("district_id","family_id","reserved_at");--> statement-breakpoint
CREATE INDEX "redemption_due" ON "redemption" USING btree ("district_id","expires_at") WHERE status = 'reserved';--> statement-breakpoint
CREATE INDEX "shop_item_org" ON "shop_item" USING btree ("district_id","org_id");--> statement-breakpoint
CREATE INDEX "stock_move_item" ON "stock_move" USING btree ("district_id","item_id");--> statement-breakpoint
CREATE INDEX "attendance_slot" ON "attendance" USING btree ("district_id","slot_id");--> statement-breakpoint
CREATE INDEX "attendance_person" ON "attendance" USING btree ("district_id","person_id","confirmed_at");--> statement-breakpoint
CREATE INDEX "attendance_family" ON "attendance" USING btree ("district_id","family_id","confirmed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "party_line" ON "party" USING btree ("district_id","slot_id","line");--> statement-breakpoint
CREATE INDEX "party_family" ON "party" USING btree ("district_id","family_id","joined_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signup_one_live" ON "signup" USING btree ("district_id","slot_id","person_id") WHERE status in ('pending','confirmed','waitlisted','offered','attended','absent');--> statement-breakpoint
CREATE INDEX "signup_party" ON "signup" USING btree ("district_id","party_id");--> statement-breakpoint
CREATE INDEX "signup_person" ON "signup" USING btree ("district_id","person_id","starts_at");--> statement-breakpoint
CREATE INDEX "signup_slot" ON "signup" USING btree ("district_id","slot_id");