-- Districts that are there already begin with the usual levels (志愿服务记录办法); each may change its own.
WITH "trail" AS (
  INSERT INTO "audit" ("district_id", "id", "at", "command")
  SELECT "district_id", gen_random_uuid(), now(), 'migrate.star_levels' FROM "district"
  RETURNING "district_id", "id"
)
INSERT INTO "star_level" ("district_id", "level", "hours", "audit_id")
SELECT "trail"."district_id", "usual"."level", "usual"."hours", "trail"."id"
FROM "trail"
CROSS JOIN (VALUES (1, 100), (2, 300), (3, 600), (4, 1000), (5, 1500)) AS "usual" ("level", "hours");
