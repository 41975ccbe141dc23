-- The person comes first: in a district alone the first column would tell nobody apart, and each sign-up would look
-- through many pages for a clash.
ALTER TABLE "signup" DROP CONSTRAINT "signup_no_clash";
--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_no_clash" EXCLUDE USING gist (
  "person_id" WITH =,
  tstzrange("starts_at", "ends_at") WITH &&,
  "district_id" WITH =
) WHERE ("status" IN ('confirmed', 'offered', 'attended'));
