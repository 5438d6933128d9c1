-- CreateTable
CREATE TABLE "erasure" (
    "pseudonym" TEXT NOT NULL PRIMARY KEY,
    "aor" TEXT NOT NULL,
    "at" BIGINT NOT NULL
);
