-- CreateTable
CREATE TABLE "charging_owed" (
    "session" TEXT NOT NULL PRIMARY KEY,
    "action" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "at" BIGINT NOT NULL
);
