-- Most records are of what somebody does to itself: one entry in one index is enough for those.
DROP INDEX "charging_record_called_idx";
CREATE INDEX "charging_record_called_idx" ON "charging_record"("called") WHERE "called" <> "caller";
