-- AlterTable
ALTER TABLE "subscription" ADD COLUMN "requestList" TEXT NOT NULL DEFAULT '';

-- Lists that requests brought stood where filters stand. Bodies of xcap-diff are of the same type, and stay.
UPDATE "subscription"
SET "requestList" = "requestBody", "requestBody" = '', "requestType" = ''
WHERE "requestType" = 'application/resource-lists+xml' AND "eventPackage" <> 'xcap-diff';
