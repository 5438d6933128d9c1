import { displayNameSchema, MAX_TOKEN_SECONDS, watcherScopeSchema } from "@porchlight/admin-api";
import { z } from "zod";
import type { Say } from "~/words/say";
import { issueReason } from "../../../api/issue-text";

const names = (text: string): string[] => text.split(/[\s,;]+/).filter((name) => name !== "");

/** The form of a new token of a watcher. */
export const watcherTokenDraftOf = (say: Say) =>
  z
    .object({
      label: displayNameSchema.min(1, say("agents.enterALabelSuchAsHome")),
      watchesAs: z.enum(["anonymous", "user"]),
      watcher: z.string().trim(),
      sees: z.enum(["list", "all"]),
      presentities: z.string(),
      origins: z.string(),
      streams: z.coerce
        .number(say("agents.enterANumber"))
        .int(say("agents.enterAWholeNumber"))
        .min(1, say("agents.atLeast1"))
        .max(10_000, say("agents.atMost10000")),
      expiresInSeconds: z.coerce.number().max(MAX_TOKEN_SECONDS),
    })
    .superRefine(({ watchesAs, watcher, sees, presentities, origins }, context) => {
      const miss = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (watchesAs === "user" && watcher === "") miss("watcher", say("agents.enterAnAddressSuchAsBob"));
      if (sees === "list" && names(presentities).length === 0)
        miss("presentities", say("agents.enterAnAddressSuchAsAlice"));
      const read = watcherScopeSchema.shape.origins.safeParse(names(origins));
      if (!read.success)
        miss(
          "origins",
          say("agents.anOriginReason", {
            reason: read.error.issues.map((issue) => issueReason(issue, say))[0] ?? "",
          }),
        );
    });

export type WatcherTokenInput = z.input<ReturnType<typeof watcherTokenDraftOf>>;
export type WatcherTokenDraft = z.output<ReturnType<typeof watcherTokenDraftOf>>;

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
