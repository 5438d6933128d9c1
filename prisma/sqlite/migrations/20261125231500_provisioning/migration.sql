-- CreateTable
CREATE TABLE "setup_link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "aor" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "givesPassword" BOOLEAN NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "revokedAt" BIGINT
);

-- CreateTable
CREATE TABLE "profile_fetch" (
    "aor" TEXT NOT NULL PRIMARY KEY,
    "clients" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "setup_link_secretHash_key" ON "setup_link"("secretHash");
