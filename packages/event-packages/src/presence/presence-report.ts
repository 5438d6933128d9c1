import type { Compositor } from "@porchlight/event-notifier";
import type { ComponentReport } from "./composition-report";
import { presenceCompositor } from "./presence-package";

/** For each part of the composed document who says it, and why it is as it is. */
export const presenceReport = (compositor: Compositor): readonly ComponentReport[] =>
  presenceCompositor(compositor).report();
