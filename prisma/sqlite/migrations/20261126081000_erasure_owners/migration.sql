-- The account that goes with an erasure is told from another of the same name by when it was made, and not by which came first.
ALTER TABLE "erasure" ADD COLUMN "accountSince" BIGINT;

UPDATE "erasure" SET "accountSince" = "account"."createdAt" FROM "account"
WHERE "account"."aor" = "erasure"."aor" AND "account"."createdAt" <= "erasure"."at";
