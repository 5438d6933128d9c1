-- Links with which operators choose their password, once.
CREATE TABLE "operator_link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "operator" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT,
    "revokedAt" BIGINT
);
CREATE UNIQUE INDEX "operator_link_secretHash_key" ON "operator_link"("secretHash");
