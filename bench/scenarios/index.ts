import { boardChange, boardOpen, boardScroll } from "./board";
import { change } from "./change";
import { fanout } from "./fanout";
import { hold } from "./hold";
import { listNotify } from "./list-notify";
import { listSubscribe } from "./list-subscribe";
import { mesh } from "./mesh";
import { morning } from "./morning";
import { publishAgain, publishNew } from "./publish";
import { restart } from "./restart";
import { resubscribe } from "./resubscribe";
import { rulesDecide, rulesFanout } from "./rules";
import type { Scenario } from "./scenario";
import { subscribe } from "./subscribe";
import { xcap } from "./xcap";
import { xcapLargeList } from "./xcap-large-list";

/** All scenarios, as data. */
export const scenarios: readonly Scenario[] = [
  fanout(100, 150),
  fanout(1000, 30),
  mesh(500, 20, 100, 8),
  subscribe("initial", 12_000),
  subscribe("refresh", 20_000),
  publishNew(10_000),
  publishAgain("modify", 20_000),
  publishAgain("refresh", 20_000),
  change("full"),
  change("partial"),
  resubscribe("full", 12_000),
  resubscribe("conditional", 12_000),
  ...[50, 500, 5000].flatMap((users) => [morning(users, "plain"), morning(users, "sparing")]),
  listNotify(1, 20, 20, 10),
  listNotify(1, 20, 200, 5),
  listNotify(20, 20, 20, 10),
  listNotify(20, 20, 200, 5),
  listSubscribe(20, 3000, 20),
  listSubscribe(20, 3000, 1),
  listSubscribe(1000, 10, 1),
  hold(1000),
  restart(1000, 100),
  rulesDecide,
  rulesFanout(100, 150),
  rulesFanout(1000, 30),
  xcap("get", 10_000, 200),
  xcap("get-unchanged", 10_000, 200),
  xcap("put-document", 3000, 100),
  xcap("put-element", 3000, 100),
  xcapLargeList(5000, 300),
  boardOpen,
  boardScroll,
  boardChange,
];
