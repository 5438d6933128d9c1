-- AlterTable
ALTER TABLE "publication" ADD COLUMN "isBound" BOOLEAN NOT NULL DEFAULT false;
