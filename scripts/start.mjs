#!/usr/bin/env node
// `npm start`: the server with the defaults of a trial on one's own machine. It runs in this process, so that signals
// and the exit status are its own.
import { pathToFileURL } from "node:url";
import { inRepository } from "./lib/repository.mjs";

process.env.PORCHLIGHT_LISTEN ??= "127.0.0.1";
process.env.PORCHLIGHT_SAMPLE_OFFICE ??= "on";

const server = inRepository("apps", "server", "dist", "main.js");
process.argv = [process.argv[0], server, "start", ...process.argv.slice(2)];
await import(pathToFileURL(server).href);
