-- CreateTable
CREATE TABLE "agent_token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agent" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "revokedAt" BIGINT
);

-- CreateTable
CREATE TABLE "calendar" (
    "aor" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "feedUrl" TEXT,
    "timeZone" TEXT NOT NULL,
    "showsTitles" BOOLEAN NOT NULL,
    "text" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "readAt" BIGINT,
    "triedAt" BIGINT,
    "error" TEXT,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    PRIMARY KEY ("aor", "name")
);

-- CreateTable
CREATE TABLE "network_choice" (
    "aor" TEXT NOT NULL PRIMARY KEY,
    "published" BOOLEAN NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "agent_token_secretHash_key" ON "agent_token"("secretHash");
