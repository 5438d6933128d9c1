-- CreateTable
CREATE TABLE "ban" (
    "network" TEXT NOT NULL PRIMARY KEY,
    "until" BIGINT,
    "reason" TEXT NOT NULL,
    "bannedBy" TEXT NOT NULL,
    "bannedAt" BIGINT NOT NULL
);
