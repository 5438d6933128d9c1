import { displayNameSchema, MAX_TOKEN_SECONDS, watcherScopeSchema } from "@porchlight/admin-api";
import { z } from "zod";

const names = (text: string): string[] => text.split(/[\s,;]+/).filter((name) => name !== "");

/** The form of a new token of a watcher. */
export const watcherTokenDraft = z
  .object({
    label: displayNameSchema.min(1, "Enter a label, such as home page"),
    watchesAs: z.enum(["anonymous", "user"]),
    watcher: z.string().trim(),
    sees: z.enum(["list", "all"]),
    presentities: z.string(),
    origins: z.string(),
    streams: z.coerce
      .number("Enter a number")
      .int("Enter a whole number")
      .min(1, "At least 1")
      .max(10_000, "At most 10,000"),
    expiresInSeconds: z.coerce.number().max(MAX_TOKEN_SECONDS),
  })
  .superRefine(({ watchesAs, watcher, sees, presentities, origins }, context) => {
    const miss = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (watchesAs === "user" && watcher === "") miss("watcher", "Enter an address, such as bob@office.test");
    if (sees === "list" && names(presentities).length === 0)
      miss("presentities", "Enter an address, such as alice@office.test");
    const read = watcherScopeSchema.shape.origins.safeParse(names(origins));
    if (!read.success) miss("origins", `An origin ${read.error.issues[0]?.message}`);
  });

export type WatcherTokenInput = z.input<typeof watcherTokenDraft>;
export type WatcherTokenDraft = z.output<typeof watcherTokenDraft>;

/** What the API takes for what the form has. */
export const watcherTokenBody = (draft: WatcherTokenDraft) => ({
  label: draft.label,
  watcher: draft.watchesAs === "user" ? draft.watcher : null,
  scope: {
    presentities: draft.sees === "list" ? names(draft.presentities) : null,
    origins: names(draft.origins),
    streams: draft.streams,
  },
  expiresInSeconds: draft.expiresInSeconds,
});
