-- What the database itself guards, whatever the application does.

-- A person never holds two seats at overlapping times: the second net below the rule of the domain.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_no_clash" EXCLUDE USING gist (
  "district_id" WITH =,
  "person_id" WITH =,
  tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("status" IN ('confirmed', 'offered', 'attended'));
--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "txn_append_only" BEFORE UPDATE OR DELETE ON "txn" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "posting_append_only" BEFORE UPDATE OR DELETE ON "posting" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "lot_use_append_only" BEFORE UPDATE OR DELETE ON "lot_use" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "stock_move_append_only" BEFORE UPDATE OR DELETE ON "stock_move" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "txn_no_truncate" BEFORE TRUNCATE ON "txn" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "posting_no_truncate" BEFORE TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "lot_use_no_truncate" BEFORE TRUNCATE ON "lot_use" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "stock_move_no_truncate" BEFORE TRUNCATE ON "stock_move" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- An attendance is confirmed with exactly one award or with the recorded reason for none.
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_one_outcome" CHECK (
  ("confirmed_at" IS NULL) = ("award_txn_id" IS NULL AND "no_award" IS NULL)
  AND NOT ("award_txn_id" IS NOT NULL AND "no_award" IS NOT NULL)
);
