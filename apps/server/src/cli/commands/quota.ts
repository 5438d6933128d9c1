import { type QuotaField, quotaServices } from "@porchlight/admin-api";
import { Argument, type Command, InvalidArgumentError } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly reset?: boolean;
  readonly json?: boolean;
}

type Service = QuotaField["service"];

const serviceArgument = () => new Argument("<service>").choices(quotaServices);

/** `quota list|set|remove`. */
export function registerQuotaCommands(program: Command, context: CommandContext): void {
  const quota = program.command("quota").description("How much of a service users may have");
  quota
    .command("list")
    .description("Users who are limited")
    .option("--json")
    .action(({ json }: Options) =>
      runCommand(context, async () => {
        const quotas = await withServer(context, (server) =>
          allWindows((window) => server.listQuotas({ query: window })),
        );
        if (json) printJson(context, quotas);
        else printTable(context, ["USER", "SERVICE", "USED", "GRANTED"], quotas.map(row));
      }),
    );
  quota
    .command("set")
    .description("Grant a user so many requests of a service, in all")
    .argument("<address>")
    .addArgument(serviceArgument())
    .argument("<units>", "a whole number", unitsIn)
    .option("--reset", "what was used counts from 0")
    .option("--json")
    .action((aor: string, service: Service, units: number, { json, reset = false }: Options) =>
      runCommand(context, async () => {
        const set = await withServer(context, (server) =>
          server.setQuota({ params: { aor, service }, body: { units, reset } }),
        );
        if (json) printJson(context, set);
        else printLine(context, `${set.aor} has used ${set.used} of ${set.units} ${service} requests.`);
      }),
    );
  quota
    .command("remove")
    .description("Take a limit away")
    .argument("<address>")
    .addArgument(serviceArgument())
    .action((aor: string, service: Service) =>
      runCommand(context, async () => {
        await withServer(context, (server) => server.removeQuota({ params: { aor, service } }));
        printLine(context, `${aor} may use ${service} without limit.`);
      }),
    );
}

function unitsIn(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number.");
}

const row = ({ aor, service, units, used }: QuotaField): readonly string[] => [
  aor,
  service,
  String(used),
  String(units),
];
