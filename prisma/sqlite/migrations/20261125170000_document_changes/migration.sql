-- AlterTable
ALTER TABLE "document" ADD COLUMN "wholeVersion" INTEGER NOT NULL DEFAULT 0;
UPDATE "document" SET "wholeVersion" = "version";

-- RedefineTables
CREATE TABLE "new_document_version" (
    "selector" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "etag" TEXT,
    "at" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "octets" INTEGER NOT NULL,
    "head" INTEGER,
    "tail" INTEGER,
    "text" TEXT,

    PRIMARY KEY ("selector", "version"),
    CONSTRAINT "document_version_selector_fkey" FOREIGN KEY ("selector") REFERENCES "document" ("selector") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_document_version" ("selector", "version", "etag", "at", "author", "client", "octets", "text")
SELECT "selector", "version", "etag", "at", "author", "client", coalesce(length(CAST("text" AS BLOB)), 0), "text" FROM "document_version";
DROP TABLE "document_version";
ALTER TABLE "new_document_version" RENAME TO "document_version";
