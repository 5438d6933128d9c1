import { setTimeout as delay } from "node:timers/promises";
import type { TraceMessage } from "@porchlight/admin-api";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withServer } from "../../admin/cli/office-connection";
import { printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly json?: boolean;
  readonly seconds: number;
}

const lookEveryMs = 500;

/** `trace AOR`. */
export function registerTraceCommand(program: Command, context: CommandContext): void {
  program
    .command("trace")
    .description("Show the SIP of a user as it crosses the wire; it stops by itself")
    .argument("<aor>")
    .option("--seconds <seconds>", "how long", secondsOf, 60)
    .option("--json", "one JSON object a line")
    .action((user: string, { json, seconds }: Options) =>
      runCommand(context, () =>
        withServer(context, async (server) => {
          const target = { kind: "user", user } as const;
          const { id } = await server.startTrace({ body: { target, seconds } });
          const params = { id };
          for (let [after, isOver] = [0, false]; !isOver; ) {
            const { items, more, trace } = await server.listTraceMessages({ params, query: { after } });
            for (const message of items) {
              if (json) context.stdout.write(`${JSON.stringify(message)}\n`);
              else printLine(context, lineOf(message));
            }
            after = items.at(-1)?.number ?? after;
            isOver = trace.endedAt !== null && !more;
            if (!isOver && !more) await delay(lookEveryMs);
          }
        }),
      ),
    );
}

function lineOf(message: TraceMessage): string {
  const {
    at,
    callId,
    direction,
    event,
    method,
    octets,
    reason,
    remoteAddress,
    remotePort,
    status,
    transport,
  } = message;
  const arrow = direction === "in" ? "->" : "<-";
  const what = status === null ? (method ?? "unreadable") : `${status} ${reason ?? ""} (${method ?? ""})`;
  const about = event === null ? "" : ` ${event}`;
  return `${at} ${transport} ${remoteAddress}:${remotePort} ${arrow} ${what}${about}, ${octets} octets, ${callId ?? "no Call-ID"}`;
}

function secondsOf(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("It is a number of seconds.");
  return Number(text);
}
