import { rmSync } from "node:fs";
import { build } from "esbuild";

// `node build.mjs [FOLDER]`: tests build into a folder of their own.
const outdir = process.argv[2] ?? "dist";
rmSync(outdir, { recursive: true, force: true });

// @porchlight packages are source and go into the bundle; what comes from npm stays outside.
await build({
  // The second one is the entry of a process that reads a calendar.
  entryPoints: ["src/main.ts", "src/calendar-process.ts"],
  outdir,
  bundle: true,
  // The entry looks at the Node version before anything that needs a new one is loaded.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  plugins: [
    {
      name: "npm-stays-outside",
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === "entry-point" || path.startsWith("@porchlight/") ? undefined : { path, external: true },
        );
      },
    },
  ],
  logLevel: "warning",
});
