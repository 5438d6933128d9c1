#!/usr/bin/env node
// `npm run dev`: server, console and watcher from their sources, each built again as it changes. The pages of the
// console and the watcher pass what they ask of the server on to it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { toolEnvironment } from "./lib/environment.mjs";
import { generateClient } from "./lib/generate.mjs";
import { installDependencies } from "./lib/install.mjs";
import { reportFailure } from "./lib/prepare.mjs";
import { say } from "./lib/progress.mjs";
import { inRepository, installedCommand, root } from "./lib/repository.mjs";

const serverPort = process.env.PORCHLIGHT_HTTP_PORT ?? "8080";
const CONSOLE_PORT = "3000";
const WATCHER_PORT = "5173";

const parts = [
  {
    name: "server",
    cwd: root,
    args: [
      installedCommand("tsx", "dist", "cli.mjs"),
      "watch",
      "--clear-screen=false",
      "apps/server/src/main.ts",
      "start",
    ],
    env: {
      PORCHLIGHT_LISTEN: process.env.PORCHLIGHT_LISTEN ?? "127.0.0.1",
      PORCHLIGHT_SAMPLE_OFFICE: process.env.PORCHLIGHT_SAMPLE_OFFICE ?? "on",
      PORCHLIGHT_CONSOLE: "off",
    },
  },
  {
    name: "console",
    cwd: inRepository("apps", "console"),
    args: [
      installedCommand("next", "dist", "bin", "next"),
      "dev",
      "--hostname",
      "127.0.0.1",
      "--port",
      CONSOLE_PORT,
    ],
    env: { PORCHLIGHT_GATEWAY: `http://127.0.0.1:${serverPort}` },
  },
  {
    name: "watcher",
    cwd: inRepository("apps", "watcher"),
    args: [installedCommand("vite", "bin", "vite.js"), "--port", WATCHER_PORT, "--strictPort"],
    env: {},
  },
];

function run({ name, cwd, args, env }) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: toolEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const relay = (stream) =>
    createInterface({ input: stream }).on("line", (line) => say(`${name.padEnd(8)} │ ${line}`));
  relay(child.stdout);
  relay(child.stderr);
  child.once("exit", (code) => stop(`${name} ended`, code ?? 0));
  return child;
}

let children = [];

/** All end together: the first one that goes, or Ctrl-C, takes the others along. */
function stop(reason, status) {
  if (children.length === 0) return;
  const running = children;
  children = [];
  say(`Stopping: ${reason}`);
  process.exitCode = status;
  for (const child of running) child.kill("SIGTERM");
}

try {
  await installDependencies();
  await generateClient();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(signal, 0));
  say(
    `Console http://localhost:${CONSOLE_PORT}/console  watcher http://localhost:${WATCHER_PORT}  server ${serverPort}`,
  );
  children = parts.map(run);
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
