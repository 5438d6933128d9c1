import { type Operator, type Role, roles } from "@porchlight/admin-api";
import { Argument, type Command, Option } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { readPassword } from "../../admin/cli/read-password";
import { runCommand } from "../../admin/cli/run-command";
import { lifetime } from "./lifetime-option";

interface Options {
  readonly json?: boolean;
}

interface NewOperator extends Options {
  readonly role: Role;
  readonly passwordStdin?: boolean;
}

interface OperatorChange {
  readonly role?: Role;
  readonly disabled?: boolean;
}

/** `operator list|add|role|disable|enable|delete|setup-link|end-sessions|password|reset-second-factor`. */
export function registerOperatorCommands(program: Command, context: CommandContext): void {
  const operator = program.command("operator").description("Who signs in to the console");
  operator
    .command("list")
    .description("Operators, their roles, and who has a second factor")
    .option("--json")
    .action(({ json }: Options) =>
      runCommand(context, async () => {
        const { items } = await withOffice(context, (office) => office.listOperators());
        if (json) printJson(context, items);
        else printTable(context, ["NAME", "ROLE", "STATE", "SECOND FACTOR"], items.map(row));
      }),
    );
  operator
    .command("add")
    .description("Let somebody else sign in")
    .argument("<name>")
    .addOption(new Option("--role <role>", "what the operator may do").choices(roles).makeOptionMandatory())
    .option("--password-stdin", "read the password from standard input; without it a set-up link is needed")
    .option("--json")
    .action((name: string, { role, passwordStdin, json }: NewOperator) =>
      runCommand(context, async () => {
        const password = passwordStdin ? await readPassword(context.stdin) : undefined;
        const body = { name, role, ...(password === undefined ? {} : { password }) };
        const created = await withOffice(context, (office) => office.createOperator({ body }));
        if (json) printJson(context, created);
        else printLine(context, `Created ${created.name}.`);
      }),
    );
  registerChanges(operator, context);
  registerWaysBackIn(operator, context);
}

/** What an operator may do, and whether. */
function registerChanges(operator: Command, context: CommandContext): void {
  const change = (name: string, body: OperatorChange, said: string, { json }: Options) =>
    runCommand(context, async () => {
      const changed = await withOffice(context, (office) =>
        office.updateOperator({ params: { name }, body }),
      );
      if (json) printJson(context, changed);
      else printLine(context, said);
    });
  operator
    .command("role")
    .description("Give an operator another role")
    .argument("<name>")
    .addArgument(new Argument("<role>", "what the operator may do").choices(roles))
    .option("--json")
    .action((name: string, role: Role, options: Options) =>
      change(name, { role }, `${name} is ${role} now.`, options),
    );
  operator
    .command("disable")
    .description("Let an operator in no more; the operator's sessions end")
    .argument("<name>")
    .option("--json")
    .action((name: string, options: Options) =>
      change(name, { disabled: true }, `Disabled ${name}.`, options),
    );
  operator
    .command("enable")
    .description("Let an operator in again")
    .argument("<name>")
    .option("--json")
    .action((name: string, options: Options) =>
      change(name, { disabled: false }, `Enabled ${name}.`, options),
    );
  operator
    .command("delete")
    .description("Delete an operator, whose sessions and tokens end; the audit log keeps the name")
    .argument("<name>")
    .option("--json")
    .action((name: string, { json }: Options) =>
      runCommand(context, async () => {
        await withOffice(context, (office) => office.deleteOperator({ params: { name } }));
        if (json) printJson(context, { name });
        else printLine(context, `Deleted ${name}.`);
      }),
    );
  operator
    .command("end-sessions")
    .description("End the sessions of an operator, who may sign in again")
    .argument("<name>")
    .option("--json")
    .action((name: string, { json }: Options) =>
      runCommand(context, async () => {
        await withOffice(context, (office) => office.endOperatorSessions({ params: { name } }));
        if (json) printJson(context, { name });
        else printLine(context, `Ended the sessions of ${name}.`);
      }),
    );
}

/** For who has no password yet, or has lost the password, the authenticator and the recovery codes. */
function registerWaysBackIn(operator: Command, context: CommandContext): void {
  operator
    .command("setup-link")
    .description("Print a link with which an operator chooses a password, once; it replaces an open one")
    .argument("<name>")
    .requiredOption("--expires <time>", "how long it lives: 90m, 12h, 7d", lifetime)
    .option("--json")
    .action((name: string, { expires, json }: Options & { readonly expires: number }) =>
      runCommand(context, async () => {
        const order = { params: { name }, body: { expiresInSeconds: expires } };
        const made = await withOffice(context, (office) => office.createOperatorLink(order));
        if (json) return printJson(context, made);
        printLine(context, made.path);
        context.stderr.write(`Below the address of the server, until ${made.expiresAt}.\n`);
      }),
    );
  operator
    .command("password")
    .description("Set the password of an operator, whose sessions end")
    .argument("<name>")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option("--json")
    .action((name: string, { json }: Options) =>
      runCommand(context, async () => {
        const body = { password: await readPassword(context.stdin) };
        await withOffice(context, (office) => office.setOperatorPassword({ params: { name }, body }));
        if (json) printJson(context, { name });
        else printLine(context, `Set the password of ${name}.`);
      }),
    );
  operator
    .command("reset-second-factor")
    .description("Take away the second factor of an operator, whose sessions end")
    .argument("<name>")
    .option("--json")
    .action((name: string, { json }: Options) =>
      runCommand(context, async () => {
        await withOffice(context, (office) => office.resetSecondFactor({ params: { name } }));
        if (json) printJson(context, { name });
        else printLine(context, `${name} signs in without a second factor.`);
      }),
    );
}

const row = ({ name, role, disabled, secondFactor }: Operator): readonly string[] => [
  name,
  role,
  disabled ? "disabled" : "enabled",
  secondFactor ? "yes" : "no",
];
