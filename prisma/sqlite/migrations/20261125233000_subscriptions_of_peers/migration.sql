-- AlterTable
ALTER TABLE "subscription" ADD COLUMN "peerDomain" TEXT NOT NULL DEFAULT '';
