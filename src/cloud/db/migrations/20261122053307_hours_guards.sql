-- The trail of a record is only ever added to.
CREATE TRIGGER "service_event_append_only" BEFORE UPDATE OR DELETE ON "service_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "service_event_no_truncate" BEFORE TRUNCATE ON "service_event" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- What was confirmed before counts as it was measured, on the days on which it was served.
UPDATE "attendance" SET
  "allowed_minutes" = "measured_minutes",
  "agreed_minutes" = "measured_minutes",
  "counted_minutes" = "measured_minutes",
  "earning_minutes" = "measured_minutes"
WHERE "confirmed_at" IS NOT NULL;
--> statement-breakpoint
INSERT INTO "service_day" ("district_id", "record_id", "day", "kind", "person_id", "family_id", "minutes", "audit_id")
SELECT d."district_id", d."signup_id", to_char(d."on_day", 'YYYY-MM-DD'), 'attendance', d."person_id", d."family_id", d."minutes", d."audit_id"
FROM (
  SELECT s.*, p."on_day", p."minutes"
  FROM (
    SELECT a."district_id", a."signup_id", a."person_id", a."family_id", a."audit_id", a."measured_minutes" AS "all_minutes",
      least(greatest(t."starts_at", a."checked_in_at"), t."ends_at" - make_interval(mins => a."measured_minutes"))
        AT TIME ZONE 'UTC' + interval '8 hours' AS "served_from"
    FROM "attendance" a
    JOIN "slot" t ON t."district_id" = a."district_id" AND t."id" = a."slot_id"
    WHERE a."confirmed_at" IS NOT NULL
  ) s
  CROSS JOIN LATERAL (
    SELECT date_trunc('day', s."served_from") AS "first_day",
      least(s."all_minutes", floor(extract(epoch FROM date_trunc('day', s."served_from") + interval '1 day' - s."served_from") / 60)::int) AS "before_midnight"
  ) c
  CROSS JOIN LATERAL (
    VALUES (c."first_day", c."before_midnight"), (c."first_day" + interval '1 day', s."all_minutes" - c."before_midnight")
  ) AS p ("on_day", "minutes")
) d
WHERE d."minutes" > 0;
