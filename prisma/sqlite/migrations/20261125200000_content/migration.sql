-- CreateTable
CREATE TABLE "content_object" (
    "aor" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "octets" INTEGER NOT NULL,
    "etag" TEXT NOT NULL,
    "sha1" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "modifiedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "expiredAt" BIGINT,
    "data" BLOB,

    PRIMARY KEY ("aor", "object")
);

-- CreateIndex
CREATE INDEX "content_object_expiresAt_idx" ON "content_object"("expiresAt");
