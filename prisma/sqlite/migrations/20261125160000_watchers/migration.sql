-- AlterTable
ALTER TABLE "subscription" ADD COLUMN "eventParameters" TEXT NOT NULL DEFAULT '';
ALTER TABLE "subscription" ADD COLUMN "requestType" TEXT NOT NULL DEFAULT '';
ALTER TABLE "subscription" ADD COLUMN "requestBody" TEXT NOT NULL DEFAULT '';
ALTER TABLE "subscription" ADD COLUMN "identities" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "subscription" ADD COLUMN "isAnonymous" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "subscription" ADD COLUMN "watcherEvent" TEXT NOT NULL DEFAULT 'subscribe';
ALTER TABLE "subscription" ADD COLUMN "giveUpAt" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "subscription" ADD COLUMN "suppress" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "waiting_watcher" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "presentity" TEXT NOT NULL,
    "eventPackage" TEXT NOT NULL,
    "watcher" TEXT NOT NULL,
    "identities" TEXT NOT NULL,
    "isAnonymous" BOOLEAN NOT NULL,
    "displayName" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "giveUpAt" BIGINT NOT NULL
);
