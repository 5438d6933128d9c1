-- AlterTable
ALTER TABLE "publication" ADD COLUMN "parts" TEXT NOT NULL DEFAULT '[]';
