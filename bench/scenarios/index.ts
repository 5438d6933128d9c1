import { fanout } from "./fanout";
import { hold } from "./hold";
import { mesh } from "./mesh";
import { publish } from "./publish";
import type { Scenario } from "./scenario";
import { subscribe } from "./subscribe";

/** All scenarios, as data. */
export const scenarios: readonly Scenario[] = [
  fanout(100, 150),
  fanout(1000, 30),
  mesh(500, 20, 100, 8),
  subscribe("initial", 2000),
  subscribe("refresh", 4000),
  publish("initial", 1250),
  publish("modify", 5000),
  publish("refresh", 5000),
  hold(1000),
];
