import { rmSync } from "node:fs";
import { build } from "esbuild";
import { buildOptions } from "./build-options.mjs";

rmSync("dist", { recursive: true, force: true });
await build(buildOptions);
