-- CreateTable
CREATE TABLE "watcher_token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "label" TEXT NOT NULL,
    "aor" TEXT,
    "secretHash" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "revokedAt" BIGINT
);

-- CreateIndex
CREATE UNIQUE INDEX "watcher_token_secretHash_key" ON "watcher_token"("secretHash");
