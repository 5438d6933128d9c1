import { type AccountService, accountServices } from "@porchlight/accounts";
import { accountKindSchema } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import { z } from "zod";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { auditedAccount } from "../users/account-audit";
import { type UserChange, updateUser } from "../users/update-user";
import type { Reverter } from "./revert-entry";

const factsSchema = z.object({
  displayName: z.string(),
  kind: accountKindSchema,
  disabled: z.boolean(),
  services: z.array(z.enum(accountServices)),
});

type Facts = z.infer<typeof factsSchema>;

/** What an entry changed of a user, unless somebody has changed the same since. */
export const revertUserUpdate: Reverter = ({ target, ...entry }) => {
  const before = factsSchema.safeParse(entry.before);
  const after = factsSchema.safeParse(entry.after);
  if (!before.success || !after.success) return undefined;
  const back = changeBack(before.data, after.data);
  if (Object.keys(back).length === 0) return undefined;
  return (deps, actor) =>
    updateUser(deps, actor, target, back, (standing) =>
      isAsMade(factsSchema.parse(auditedAccount(standing)), before.data, after.data),
    );
};

function changeBack(before: Facts, after: Facts): UserChange {
  const services = toggled(before, after).map((service) => [service, before.services.includes(service)]);
  return {
    ...(before.displayName === after.displayName ? {} : { displayName: before.displayName }),
    ...(before.kind === after.kind ? {} : { kind: before.kind }),
    ...(before.disabled === after.disabled ? {} : { disabled: before.disabled }),
    ...(services.length === 0 ? {} : { services: Object.fromEntries(services) }),
  };
}

const toggled = (one: Facts, other: Facts): readonly AccountService[] =>
  accountServices.filter((service) => one.services.includes(service) !== other.services.includes(service));

function isAsMade(standing: Facts, before: Facts, after: Facts): Result<undefined, Problem> {
  const fields = (["displayName", "kind", "disabled"] as const).filter((key) => before[key] !== after[key]);
  const isSame =
    fields.every((key) => standing[key] === after[key]) &&
    toggled(before, after).every(
      (service) => standing.services.includes(service) === after.services.includes(service),
    );
  return isSame ? ok(undefined) : refuse("changed-since", say("user-changed-since"));
}
