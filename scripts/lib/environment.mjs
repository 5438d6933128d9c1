import { inRepository } from "./repository.mjs";

/** Environment of every tool: nothing is reported home, nothing is asked, nothing is looked up for updates. */
export const toolEnvironment = (more = {}) => ({
  ...process.env,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: inRepository("scripts", "prisma-schema-engine.mjs"),
  ...more,
});
