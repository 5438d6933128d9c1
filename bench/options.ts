import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Beginnings of names of scenarios; all when none is named. */
  readonly scenarios: readonly string[];
  /** Beginnings of names of servers; all when none is named. */
  readonly targets: readonly string[];
  readonly repeat: number;
  readonly url: string | undefined;
  readonly domain: string;
  readonly json: string | undefined;
}

export const usage = `Usage: porchlight bench [options] [scenario...]

Measures Porchlight, and Kamailio beside it where it is installed. Scenarios are chosen by the beginnings of their names.

  --target <name>   a server to measure, may be given again: porchlight, kamailio, stored-kamailio, unrecorded, recorded-notify
  --repeat <n>      times that each scenario runs (3)
  --url <url>       any other server that speaks SIP over WebSocket and challenges nobody
  --domain <name>   its domain (office.test)
  --json <file>     keep the result
  --list            name the scenarios
  --help            this text
`;

/** What the command line asks for: a run, or one of its texts. Throws where it cannot be understood. */
export function readOptions(argv: readonly string[]): BenchOptions | "help" | "list" {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      target: { type: "string", multiple: true },
      repeat: { type: "string", default: "3" },
      url: { type: "string" },
      domain: { type: "string", default: "office.test" },
      json: { type: "string" },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  if (values.list) return "list";
  const { target = [], domain, json, url } = values;
  return { scenarios: positionals, targets: target, repeat: repeats(values.repeat), url, domain, json };
}

function repeats(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--repeat ${text} is not a number of times.`);
  return count;
}
