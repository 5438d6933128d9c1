-- What is on record of an account is told from that of others of the same name by since when the account stands, and not by
-- which of the two was earlier. What is older than its account is nobody's.
ALTER TABLE "binding" ADD COLUMN "owners" TEXT NOT NULL DEFAULT '';
ALTER TABLE "publication" ADD COLUMN "owners" TEXT NOT NULL DEFAULT '';
ALTER TABLE "subscription" ADD COLUMN "owners" TEXT NOT NULL DEFAULT '';
ALTER TABLE "waiting_watcher" ADD COLUMN "owners" TEXT NOT NULL DEFAULT '';

UPDATE "binding" SET "owners" = "account"."createdAt" FROM "account"
WHERE "account"."aor" = "binding"."aor" AND "account"."createdAt" <= "binding"."registeredAt";

UPDATE "publication" SET "owners" = "account"."createdAt" FROM "account"
WHERE "account"."aor" = "publication"."presentity" AND "account"."createdAt" <= "publication"."createdAt";

UPDATE "subscription" SET "owners" =
  COALESCE((SELECT "createdAt" FROM "account" WHERE "aor" = "subscription"."presentity"), '-') || ' ' ||
  COALESCE((SELECT "createdAt" FROM "account" WHERE "aor" = "subscription"."watcher"), '-')
WHERE NOT EXISTS (
  SELECT 1 FROM "account"
  WHERE "aor" IN ("subscription"."presentity", "subscription"."watcher")
    AND "account"."createdAt" > "subscription"."createdAt"
);

UPDATE "waiting_watcher" SET "owners" =
  COALESCE((SELECT "createdAt" FROM "account" WHERE "aor" = "waiting_watcher"."presentity"), '-') || ' ' ||
  COALESCE((SELECT "createdAt" FROM "account" WHERE "aor" = "waiting_watcher"."watcher"), '-')
WHERE NOT EXISTS (
  SELECT 1 FROM "account"
  WHERE "aor" IN ("waiting_watcher"."presentity", "waiting_watcher"."watcher")
    AND "account"."createdAt" > "waiting_watcher"."since"
);
