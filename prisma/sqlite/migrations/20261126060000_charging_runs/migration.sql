-- Who called or was called is looked for run by run of numbers: what is written together lies together in the index.
DROP INDEX "charging_record_caller_idx";
DROP INDEX "charging_record_called_idx";
CREATE INDEX "charging_record_caller_idx" ON "charging_record"("number" >> 10, "caller");
CREATE INDEX "charging_record_called_idx" ON "charging_record"("number" >> 10, "called") WHERE "called" <> "caller";
