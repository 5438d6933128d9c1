/** Shows what is being done and for how long: one living line on a terminal, a line now and then elsewhere. */
const HEARTBEAT_MS = 20_000;
const startedAt = performance.now();

/** Seconds since the script began. */
export const elapsedSeconds = (since = startedAt) => (performance.now() - since) / 1000;

/** Where progress goes; the command line keeps its standard output for results. */
let stream = process.stdout;

export const showProgressOn = (other) => {
  stream = other;
};

export const say = (line) => stream.write(`${line}\n`);

/** Shows a step while the work is done. Rejects as the work does. */
export async function step(label, work) {
  const since = performance.now();
  const timer = stream.isTTY ? livingLine(label, since) : heartbeat(label, since);
  try {
    const value = await work();
    finish(timer, `  ✓ ${label} ${seconds(since)}`);
    return value;
  } catch (error) {
    finish(timer, `  ✗ ${label} ${seconds(since)}`);
    throw error;
  }
}

function livingLine(label, since) {
  const draw = () => stream.write(`\r\u001b[2K  … ${label} ${seconds(since)}`);
  draw();
  return setInterval(draw, 1000);
}

function heartbeat(label, since) {
  say(`  … ${label}`);
  return setInterval(() => say(`  … ${label} ${seconds(since)}`), HEARTBEAT_MS);
}

function finish(timer, line) {
  clearInterval(timer);
  say(stream.isTTY ? `\r\u001b[2K${line}` : line);
}

const seconds = (since) => `${elapsedSeconds(since).toFixed(1)} s`;
