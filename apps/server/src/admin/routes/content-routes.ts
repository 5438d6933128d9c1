import type { ContentName } from "@porchlight/content";
import type { Result } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { ContentReadings } from "../operations/content/read-content";
import { deleteContent, putContent } from "../operations/content/write-content";
import { type Problem, refuse } from "../problem";
import { say } from "../sayings";
import type { Handlers } from "./handlers";

type ContentHandlers = Pick<
  Handlers,
  "listContent" | "showContent" | "readContent" | "putContent" | "deleteContent" | "listContentUsage"
>;

export function contentRoutes({ deps, live }: AdminContext): ContentHandlers {
  const { content } = deps;
  const readings = new ContentReadings({ ...deps, audit: deps.stores.audit });

  const named = async <Value>(
    { owner, name }: { readonly owner: string; readonly name: string },
    work: (name: ContentName) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> => {
    const found = content.name(owner, name);
    return found === undefined ? refuse("invalid-input", say("can-name-no-object"), "name") : work(found);
  };

  return {
    listContent: ({ query, request }) => readings.list(query, request.raw),

    showContent: ({ params, request }) => named(params, (name) => readings.show(name, request.raw)),

    readContent: async ({ params, request }) => {
      const read = await named(params, (name) => readings.data(name, actorBehind(request)));
      live.audited();
      return read;
    },

    putContent: ({ params, body, request }) =>
      named(params, (name) => putContent(content, name, body, actorBehind(request), request.raw)),

    deleteContent: ({ params, query, request }) =>
      named(params, (name) => deleteContent(content, name, query.ifMatch, actorBehind(request))),

    listContentUsage: ({ query }) => readings.usage(query),
  };
}
