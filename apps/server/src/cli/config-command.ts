import type { Command } from "commander";
import { stringify } from "yaml";
import { configJsonSchema, effectiveConfig, loadConfig } from "../config";
import { settings } from "./settings";

/** `config check|print|schema`. */
export function registerConfigCommand(program: Command): void {
  const config = program.command("config").description("Look at the settings");
  config
    .command("check")
    .description("Check the settings file and the environment")
    .option("--json")
    .action(({ json }: { readonly json?: boolean }) => checkConfig(json === true));
  config
    .command("print")
    .description("Print the settings in force")
    .option("--effective", "with every default filled in (always so)")
    .option("--redacted", "hide passwords (always so unless --secrets is given)")
    .option("--secrets", "show passwords")
    .option("--json")
    .action(({ json, redacted, secrets }: PrintOptions) => {
      const shown = effectiveConfig(settings(), redacted === true || secrets !== true);
      process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : stringify(shown));
    });
  config
    .command("schema")
    .description("Print the JSON Schema of porchlight.yaml")
    .action(() => {
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
}

interface PrintOptions {
  readonly json?: boolean;
  readonly redacted?: boolean;
  readonly secrets?: boolean;
}

function checkConfig(json: boolean): void {
  const loaded = loadConfig(process.env);
  const problems = loaded.ok ? [] : loaded.error;
  if (json) process.stdout.write(`${JSON.stringify({ ok: loaded.ok, problems }, null, 2)}\n`);
  else if (loaded.ok) process.stdout.write(`The settings are good${from(loaded.value.configFile)}.\n`);
  else for (const { sentence } of problems) process.stderr.write(`${sentence}\n`);
  if (!loaded.ok) process.exitCode = 1;
}

const from = (file: string | undefined): string =>
  file === undefined ? " (no settings file)" : ` (${file})`;
