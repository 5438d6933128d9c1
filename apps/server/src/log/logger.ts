import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from "pino";
import pretty from "pino-pretty";

export type { Logger };

/** Fields that never reach the log, wherever they stand. */
const secretFields = [
  "password",
  "secret",
  "token",
  "authorization",
  "cookie",
  "secrets",
  "adminPassword",
  "samplePassword",
];

/** Structured log on standard output: JSON lines, or for people when it is a terminal. */
export function createLogger(level: string, output: NodeJS.WriteStream = process.stdout): Logger {
  const options = loggerOptions(level);
  if (!output.isTTY) return pino(options, output);
  return pino(
    options,
    pretty({ colorize: true, translateTime: "HH:MM:ss.l", ignore: "pid,hostname", sync: true }),
  );
}

/** A logger on any stream, for tests. */
export const createLoggerOn = (level: string, output: DestinationStream): Logger =>
  pino(loggerOptions(level), output);

const loggerOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: "(redacted)",
  },
});
