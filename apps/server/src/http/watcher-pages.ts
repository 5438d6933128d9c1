import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendMessagePage } from "./message-page";
import { pagePolicy } from "./page-policy";

const immutable = "public, max-age=31536000, immutable";
const mustAsk = "no-cache";

/** Serves the watcher client at `/` and `/watcher/`. */
export async function watcherPages(app: FastifyInstance, root: string): Promise<void> {
  const index = join(root, "index.html");
  app.get("/watcher", async (_request, reply) => reply.redirect("/watcher/"));
  if (!existsSync(index)) return missingPages(app);
  const policy = pagePolicy(readFileSync(index, "utf8"));
  for (const prefix of ["/", "/watcher/"]) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      cacheControl: false,
      dotfiles: "ignore",
      // Names below assets/ carry a hash of their content.
      setHeaders: (reply, path) => {
        reply.header("Cache-Control", path.startsWith(join(root, "assets") + sep) ? immutable : mustAsk);
        if (path.endsWith(".html")) reply.header("Content-Security-Policy", policy);
      },
    });
  }
}

function missingPages(app: FastifyInstance): void {
  for (const path of ["/", "/watcher/"]) {
    app.get(path, async (_request, reply) => sendMessagePage(reply, 503, "watcher-missing"));
  }
}
