-- CreateTable
CREATE TABLE "second_factor" (
    "operator" TEXT NOT NULL PRIMARY KEY,
    "sealedSecret" TEXT NOT NULL,
    "confirmedAt" BIGINT,
    "lastStep" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "operator" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,

    PRIMARY KEY ("operator", "codeHash")
);
