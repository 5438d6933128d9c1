-- CreateTable
CREATE TABLE "account" (
    "aor" TEXT NOT NULL PRIMARY KEY,
    "user" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "disabled" BOOLEAN NOT NULL,
    "secretMd5" TEXT NOT NULL,
    "secretSha256" TEXT NOT NULL,
    "addressSecretMd5" TEXT NOT NULL,
    "addressSecretSha256" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "label" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "revokedAt" BIGINT
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "actorRole" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "address" TEXT
);

-- CreateTable
CREATE TABLE "binding" (
    "aor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "contactUri" TEXT NOT NULL,
    "contactParameters" TEXT NOT NULL,
    "q" REAL NOT NULL,
    "callId" TEXT NOT NULL,
    "cseq" BIGINT NOT NULL,
    "instance" TEXT NOT NULL,
    "regId" BIGINT NOT NULL,
    "path" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "peerTransport" TEXT NOT NULL,
    "peerAddress" TEXT NOT NULL,
    "peerPort" INTEGER NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "registeredAt" BIGINT NOT NULL,

    PRIMARY KEY ("aor", "key")
);

-- CreateTable
CREATE TABLE "operator" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "disabled" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "presentity" TEXT NOT NULL,
    "eventPackage" TEXT NOT NULL,
    "entityTag" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "modifiedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "session" (
    "secretHash" TEXT NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastSeenAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "remoteAddress" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "presentity" TEXT NOT NULL,
    "eventPackage" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "watcher" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "localTag" TEXT NOT NULL,
    "remoteTag" TEXT NOT NULL,
    "localUri" TEXT NOT NULL,
    "remoteUri" TEXT NOT NULL,
    "remoteTarget" TEXT NOT NULL,
    "routeSet" TEXT NOT NULL,
    "remoteCSeq" BIGINT NOT NULL,
    "notifyCSeqCeiling" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "accept" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "peerTransport" TEXT NOT NULL,
    "peerAddress" TEXT NOT NULL,
    "peerPort" INTEGER NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "account_domain_idx" ON "account"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_secretHash_key" ON "api_token"("secretHash");

-- CreateIndex
CREATE INDEX "audit_entry_actor_idx" ON "audit_entry"("actor");

-- CreateIndex
CREATE INDEX "audit_entry_action_idx" ON "audit_entry"("action");

-- CreateIndex
CREATE INDEX "audit_entry_target_idx" ON "audit_entry"("target");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_operator_idx" ON "session"("operator");

-- CreateIndex
CREATE INDEX "session_expiresAt_idx" ON "session"("expiresAt");
