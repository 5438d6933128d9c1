-- CreateTable
CREATE TABLE "document" (
    "selector" TEXT NOT NULL PRIMARY KEY,
    "auid" TEXT NOT NULL,
    "tree" TEXT NOT NULL,
    "xui" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "etag" TEXT,
    "octets" INTEGER NOT NULL,
    "modifiedAt" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "client" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "document_version" (
    "selector" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "etag" TEXT,
    "text" TEXT,
    "at" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "client" TEXT NOT NULL,

    PRIMARY KEY ("selector", "version"),
    CONSTRAINT "document_version_selector_fkey" FOREIGN KEY ("selector") REFERENCES "document" ("selector") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "service_uri" (
    "uri" TEXT NOT NULL PRIMARY KEY,
    "selector" TEXT NOT NULL,
    CONSTRAINT "service_uri_selector_fkey" FOREIGN KEY ("selector") REFERENCES "document" ("selector") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "document_xui_idx" ON "document"("xui");

-- CreateIndex
CREATE INDEX "service_uri_selector_idx" ON "service_uri"("selector");
