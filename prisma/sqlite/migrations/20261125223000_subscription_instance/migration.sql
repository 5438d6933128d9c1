-- AlterTable
ALTER TABLE "subscription" ADD COLUMN "instance" TEXT NOT NULL DEFAULT '';
