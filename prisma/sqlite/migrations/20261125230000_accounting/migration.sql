-- CreateTable
CREATE TABLE "charging_record" (
    "number" BIGINT NOT NULL PRIMARY KEY,
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

-- CreateTable
CREATE TABLE "charging_gap" (
    "first" BIGINT NOT NULL PRIMARY KEY,
    "last" BIGINT NOT NULL,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "charging_ledger" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "epoch" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,
    "push" BIGINT NOT NULL,
    "diameter" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "charging_parked" (
    "reader" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("reader", "number")
);

-- CreateTable
CREATE TABLE "charging_quota" (
    "aor" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "units" BIGINT NOT NULL,
    "used" BIGINT NOT NULL,

    PRIMARY KEY ("aor", "service")
);

-- CreateIndex
CREATE INDEX "charging_record_at_idx" ON "charging_record"("at");

-- CreateIndex
CREATE INDEX "charging_record_caller_idx" ON "charging_record"("caller");

-- CreateIndex
CREATE INDEX "charging_record_called_idx" ON "charging_record"("called");
