import type { CallOutput, Operations } from "@porchlight/admin-api";

/** What a watcher sees of a presentity, and why. */
export type Preview = CallOutput<Operations["previewPresence"]>;
