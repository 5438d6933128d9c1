-- CreateTable
CREATE TABLE "charging_block" (
    "first" INTEGER NOT NULL PRIMARY KEY,
    "last" BIGINT NOT NULL,
    "startsAt" BIGINT NOT NULL,
    "endsAt" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "common" TEXT NOT NULL,
    "entries" TEXT NOT NULL
);
