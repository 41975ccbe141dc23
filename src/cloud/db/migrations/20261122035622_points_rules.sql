CREATE TABLE "grant_flag" (
	"district_id" text NOT NULL,
	"grant_id" uuid NOT NULL,
	"other_grant_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "grant_flag_district_id_grant_id_other_grant_id_pk" PRIMARY KEY("district_id","grant_id","other_grant_id")
);
--> statement-breakpoint
CREATE TABLE "points_budget" (
	"district_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"amount" integer NOT NULL,
	"told" integer DEFAULT 0 NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "points_budget_district_id_community_id_quarter_pk" PRIMARY KEY("district_id","community_id","quarter"),
	CONSTRAINT "points_budget_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "points_grant" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"family_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"given_by" uuid NOT NULL,
	"giver_family_id" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decider_family_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_note" text,
	"txn_id" uuid,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "points_grant_district_id_id_pk" PRIMARY KEY("district_id","id"),
	CONSTRAINT "points_grant_amount" CHECK (amount > 0),
	CONSTRAINT "points_grant_posted" CHECK ((state = 'approved') = (txn_id is not null)),
	CONSTRAINT "points_grant_decided" CHECK ((state = 'waiting') = (decided_at is null)),
	CONSTRAINT "points_grant_second_person" CHECK (state <> 'approved' or (decided_by <> given_by and decider_family_id <> giver_family_id)),
	CONSTRAINT "points_grant_not_own" CHECK (giver_family_id <> family_id and (state <> 'approved' or decider_family_id <> family_id))
);
--> statement-breakpoint
CREATE TABLE "points_rule" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"starts_on" date NOT NULL,
	"rules" jsonb NOT NULL,
	"note" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "points_rule_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "from_lot_id" uuid;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "grant_flag" ADD CONSTRAINT "grant_flag_district_id_grant_id_points_grant_district_id_id_fk" FOREIGN KEY ("district_id","grant_id") REFERENCES "public"."points_grant"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_flag" ADD CONSTRAINT "grant_flag_district_id_other_grant_id_points_grant_district_id_id_fk" FOREIGN KEY ("district_id","other_grant_id") REFERENCES "public"."points_grant"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_budget" ADD CONSTRAINT "points_budget_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_grant" ADD CONSTRAINT "points_grant_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_grant" ADD CONSTRAINT "points_grant_district_id_family_id_family_district_id_id_fk" FOREIGN KEY ("district_id","family_id") REFERENCES "public"."family"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_grant" ADD CONSTRAINT "points_grant_district_id_given_by_person_district_id_id_fk" FOREIGN KEY ("district_id","given_by") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_grant" ADD CONSTRAINT "points_grant_district_id_decided_by_person_district_id_id_fk" FOREIGN KEY ("district_id","decided_by") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_grant" ADD CONSTRAINT "points_grant_district_id_txn_id_txn_district_id_id_fk" FOREIGN KEY ("district_id","txn_id") REFERENCES "public"."txn"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_rule" ADD CONSTRAINT "points_rule_district_id_community_id_org_district_id_id_fk" FOREIGN KEY ("district_id","community_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_rule" ADD CONSTRAINT "points_rule_district_id_proposed_by_person_district_id_id_fk" FOREIGN KEY ("district_id","proposed_by") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "points_grant_family" ON "points_grant" USING btree ("district_id","family_id","given_at");--> statement-breakpoint
CREATE INDEX "points_grant_giver" ON "points_grant" USING btree ("district_id","given_by","given_at");--> statement-breakpoint
CREATE INDEX "points_grant_community" ON "points_grant" USING btree ("district_id","community_id","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "points_rule_version" ON "points_rule" USING btree ("district_id","community_id","version");--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_district_id_from_lot_id_lot_district_id_id_fk" FOREIGN KEY ("district_id","from_lot_id") REFERENCES "public"."lot"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lot_due" ON "lot" USING btree ("district_id","expires_at") WHERE remaining > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "txn_posted_once" ON "txn" USING btree ("district_id","subject","kind") WHERE kind in ('bonus','penalty','expire');