import { instant } from "@porchlight/kernel";
import {
  compileRuleset,
  DEFAULT_POLICY_SETTINGS,
  decide,
  governingRules,
  identityOf,
  watcherOf,
} from "@porchlight/policy";
import { XcapUser } from "../load/xcap-user";
import { userPassword } from "../targets/target";
import { type FanoutSetting, fanout } from "./fanout";
import type { Scenario } from "./scenario";

const rules = 100;
const batches = 200;
const batch = 500;

const rule = (id: string, condition: string, shown: string): string =>
  `<cr:rule id="${id}"><cr:conditions>${condition}</cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule>`;

const components =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons>";

/** All but one rule name a single person; the last lets everybody of the domain see notes. */
function ruleset(domain: string): string {
  const singles = Array.from({ length: rules - 1 }, (_, index) =>
    rule(`r${index}`, `<cr:identity><cr:one id="sip:friend${index}@${domain}"/></cr:identity>`, components),
  );
  const shown = `${components}<pr:provide-note>true</pr:provide-note>`;
  const last = rule("all", `<cr:identity><cr:many domain="${domain}"/></cr:identity>`, shown);
  return `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules">${[...singles, last].join("")}</cr:ruleset>`;
}

const withRules: FanoutSetting = {
  name: "rules-fanout",
  says: `, a document of ${rules} rules that shows a part`,
  async prepare({ xcapRoot, domain }, presentity) {
    const user = new XcapUser(xcapRoot, presentity, domain, userPassword);
    await user.call({
      method: "PUT",
      path: `/org.openmobilealliance.pres-rules/users/${user.aor}/pres-rules`,
      type: "application/auth-policy+xml",
      body: ruleset(domain),
    });
    user.close();
  },
};

/** The same as `fanout`, with rules on: to be held against it. */
export const rulesFanout = (watchers: number, publishes: number): Scenario => ({
  ...fanout(watchers, publishes, withRules),
  over: "xcap",
});

/** Decisions by the evaluator alone, in this process; the latency is that of one decision. */
export const rulesDecide: Scenario = {
  name: "rules-decide",
  unit: "decision",
  over: "xcap",
  says: `the evaluator over a document of ${rules} rules, without a server`,
  users: ["nobody"],
  async run() {
    const question = {
      presentity: identityOf("sip:alice@office.test"),
      watcher: watcherOf(["sip:bob@office.test"]),
      rules: governingRules(compileRuleset(ruleset("office.test")), []),
      now: instant(Date.now()),
      sphere: undefined,
      lists: () => ({ members: new Set<string>(), isCutShort: false }),
      settings: DEFAULT_POLICY_SETTINGS,
    };
    const latencies: number[] = [];
    for (let warm = 0; warm < 20 * batch; warm += 1) decide(question);
    const [startedAt, before] = [performance.now(), process.cpuUsage()];
    for (let round = 0; round < batches; round += 1) {
      const roundAt = performance.now();
      for (let count = 0; count < batch; count += 1) decide(question);
      latencies.push((performance.now() - roundAt) / batch);
    }
    const { user, system } = process.cpuUsage(before);
    return {
      operations: batches * batch,
      seconds: (performance.now() - startedAt) / 1000,
      cpuSeconds: (user + system) / 1e6,
      latencies,
    };
  },
};
