import type { Command } from "commander";
import { commandLineDoctor } from "../doctor/doctor";
import type { Finding } from "../doctor/finding";
import { settings } from "./settings";
import { ProgressLine } from "./terminal";

const marks: Readonly<Record<Finding["status"], string>> = { pass: "ok  ", warn: "warn", fail: "FAIL" };

/** `doctor`: checks the installation; exit status 1 when something failed. */
export function registerDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("Check this installation, and the server when it runs")
    .option("--json")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const progress = new ProgressLine();
      const findings = await commandLineDoctor(settings(), (title) => progress.show(title));
      progress.done();
      process.stdout.write(
        json ? `${JSON.stringify({ checks: findings.map(inEnglish) }, null, 2)}\n` : report(findings),
      );
      if (findings.some(({ status }) => status === "fail")) process.exitCode = 1;
    });
}

const inEnglish = ({ detail, remedy, ...finding }: Finding) => ({
  ...finding,
  detail: detail.text,
  remedy: remedy?.text,
});

function report(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ title }) => title.length));
  const lines = findings.flatMap(({ detail, remedy, status, title }) => [
    `${marks[status]}  ${title.padEnd(width)}  ${detail.text}`,
    ...(remedy === undefined ? [] : [`      ${" ".repeat(width)}  ${remedy.text}`]),
  ]);
  return `${lines.join("\n")}\n`;
}
