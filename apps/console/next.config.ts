import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { NextConfig } from "next";

process.env.NEXT_TELEMETRY_DISABLED = "1";

const repositoryRoot = resolve(import.meta.dirname, "../..");

/** Only `next dev` needs it; in the product the gateway has both under one origin. */
const gateway = process.env.PORCHLIGHT_GATEWAY ?? "http://127.0.0.1:8080";

/** A language is a file of `words`. */
const languages = readdirSync(resolve(import.meta.dirname, "words"))
  .filter((file) => file.endsWith(".json"))
  .map((file) => basename(file, ".json"));

const config: NextConfig = {
  basePath: "/console",
  output: "standalone",
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  transpilePackages: [
    "@porchlight/admin-api",
    "@porchlight/documents",
    "@porchlight/kernel",
    "@porchlight/policy",
    "@porchlight/provisioning",
    "@porchlight/ui",
    "@porchlight/xml",
  ],
  // `npm run check` has checked the types; a start in a fresh clone need not do it again.
  typescript: { ignoreBuildErrors: true },
  env: { CONSOLE_LANGUAGES: languages.join(",") },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  async rewrites() {
    if (process.env.NODE_ENV === "production") return [];
    return [{ source: "/api/:path*", destination: `${gateway}/api/:path*`, basePath: false }];
  },
};

export default config;
