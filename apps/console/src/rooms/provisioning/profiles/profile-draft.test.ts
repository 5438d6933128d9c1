import { expect, test } from "vitest";
import { type ProfileDraft, rebased } from "./profile-draft";

const NOBODY = { priority: "0", addresses: "" };
const draft = (values: ProfileDraft["values"], more: Partial<ProfileDraft> = {}): ProfileDraft => ({
  label: "Desk",
  members: NOBODY,
  values,
  ...more,
});

test("what was typed stays when somebody else saves, field by field; what was not touched follows", () => {
  const before = draft({ outboundFlows: "1", lists: "true", filters: "true" });
  const typed = draft(
    { outboundFlows: "2", lists: "", filters: "true", name: "Mine" },
    { members: { priority: "0", addresses: "sip:bob@office.test" } },
  );
  const now = draft(
    { outboundFlows: "1", lists: "true", keepAliveInterval: "60" },
    { label: "Front desk", members: { priority: "7", addresses: "" } },
  );
  expect(rebased(typed, before, now)).toEqual(
    draft(
      { outboundFlows: "2", lists: "", name: "Mine", keepAliveInterval: "60" },
      { label: "Front desk", members: { priority: "7", addresses: "sip:bob@office.test" } },
    ),
  );
});

test("a field that was emptied again, as it was, follows too", () => {
  expect(rebased(draft({ name: "" }), draft({}), draft({ name: "Theirs" })).values).toEqual({
    name: "Theirs",
  });
});
