CREATE TABLE "series" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"rule" jsonb NOT NULL,
	"draft" jsonb NOT NULL,
	"from_date" text NOT NULL,
	"until_date" text,
	"made_until" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "series_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "template" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"draft" jsonb NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "template_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "person_skill" (
	"district_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"skill" text NOT NULL,
	"vouched_by" uuid NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "person_skill_district_id_person_id_skill_pk" PRIMARY KEY("district_id","person_id","skill")
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"step" text NOT NULL,
	"blocked_until" timestamp (3) with time zone,
	"appeal" text NOT NULL,
	"appeal_text" text,
	"answer" text,
	"answered_by" uuid,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "absence_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"district_id" text NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "feedback_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "questions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "series_date" text;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "wait_mode" text DEFAULT 'auto' NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "staged_hours" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "requires" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "slot" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "passed_over_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "offered_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "walk_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_district_id_org_id_org_district_id_id_fk" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."org"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_district_id_party_id_party_district_id_id_fk" FOREIGN KEY ("district_id","party_id") REFERENCES "public"."party"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_district_id_person_id_person_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."person"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "series_running" ON "series" USING btree ("district_id","made_until") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "template_org" ON "template" USING btree ("district_id","org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "absence_once" ON "absence" USING btree ("district_id","party_id");--> statement-breakpoint
CREATE INDEX "absence_person" ON "absence" USING btree ("district_id","person_id","at");--> statement-breakpoint
CREATE INDEX "absence_open" ON "absence" USING btree ("district_id","slot_id") WHERE appeal = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_once" ON "feedback" USING btree ("district_id","activity_id","person_id");--> statement-breakpoint
CREATE INDEX "feedback_shown" ON "feedback" USING btree ("district_id","activity_id","at","id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_district_id_series_id_series_district_id_id_fk" FOREIGN KEY ("district_id","series_id") REFERENCES "public"."series"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "activity_series_date" ON "activity" USING btree ("district_id","series_id","series_date") WHERE series_id is not null;