-- RedefineTables
CREATE TABLE "new_charging_record" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "called" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "octets" BIGINT NOT NULL,
    "record" TEXT NOT NULL
);
INSERT INTO "new_charging_record" SELECT "number", "at", "source", "method", "event", "caller", "called", "status", "octets", "record" FROM "charging_record";
DROP TABLE "charging_record";
ALTER TABLE "new_charging_record" RENAME TO "charging_record";
CREATE INDEX "charging_record_at_idx" ON "charging_record"("at");
CREATE INDEX "charging_record_caller_idx" ON "charging_record"("caller");
CREATE INDEX "charging_record_called_idx" ON "charging_record"("called");
