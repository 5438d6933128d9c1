/** One file that needs nothing else, for any page. */
export const buildOptions = {
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/porchlight-presence.ts"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};
