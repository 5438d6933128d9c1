-- AlterTable
ALTER TABLE "subscription" ADD COLUMN "acceptEncoding" TEXT NOT NULL DEFAULT '';
