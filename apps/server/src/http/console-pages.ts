import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ConsoleProcess } from "./console-process";
import { sendMessagePage } from "./message-page";

const retrySeconds = 2;

/** Serves `/console` from the console's own process. */
export async function consolePages(app: FastifyInstance, console: ConsoleProcess | undefined): Promise<void> {
  if (console === undefined) {
    for (const path of ["/console", "/console/*"])
      app.all(path, async (_request, reply) => switchedOff(reply));
    return;
  }
  const { default: httpProxy } = await import("@fastify/http-proxy");
  await app.register(httpProxy, {
    upstream: "",
    prefix: "/console",
    rewritePrefix: "/console",
    preHandler: async (_request, reply) => {
      if (console.state !== "up") return notUp(reply, console);
    },
    replyOptions: {
      getUpstream: () => console.origin,
      rewriteRequestHeaders: (request, headers) => ({ ...headers, ...forwarded(request as FastifyRequest) }),
      onError: (reply) => void notUp(reply as FastifyReply, console),
    },
  });
}

function forwarded({ headers, ip, protocol }: FastifyRequest): Record<string, string> {
  return {
    "x-forwarded-host": headers.host ?? "",
    "x-forwarded-proto": protocol,
    "x-forwarded-for": ip,
  };
}

const notUp = (reply: FastifyReply, console: ConsoleProcess): FastifyReply =>
  console.state === "missing"
    ? sendMessagePage(reply, 503, "console-missing")
    : sendMessagePage(reply, 503, "console-starting", retrySeconds);

const switchedOff = (reply: FastifyReply): FastifyReply => sendMessagePage(reply, 404, "console-off");
