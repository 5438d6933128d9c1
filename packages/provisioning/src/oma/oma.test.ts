import { describe, expect, test } from "vitest";
import { DEFAULT_PROFILE } from "../parameters/parameter-table";
import type { Profile } from "../parameters/profile-values";
import { readClientProvisioning, writeClientProvisioning } from "./client-provisioning";
import { readManagementObject, writeManagementObject } from "./management-object";

const values: Profile = {
  pktcPRSCClientObjDataLimit: 4096,
  pktcPRSCContentServerURI: "https://office.test/content",
  pktcPRSSourceThrottlePublish: 3600,
  pktcPRSMaxNumberOfPresenceSubscriptions: 50,
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: 10,
  serviceUriTemplate: "<xui>;pres-list=<id>",
  name: "Presence",
  providerId: "office.test",
  toAppRef: "SIP",
};

describe("PRV-010 client provisioning", () => {
  test("the APPLICATION characteristic of ap0009", () => {
    expect(
      writeClientProvisioning({ pktcPRSCClientObjDataLimit: 4096, toNapId: ["n1", "n2"] }),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<wap-provisioningdoc version="1.1">
  <characteristic type="APPLICATION">
    <parm name="APPID" value="ap0009"/>
    <parm name="CLIENT-OBJ-DATA-LIMIT" value="4096"/>
    <parm name="TO-NAPID" value="n1"/>
    <parm name="TO-NAPID" value="n2"/>
  </characteristic>
</wap-provisioningdoc>
`);
  });

  test("what is exported is imported", () => {
    const all = { ...DEFAULT_PROFILE, ...values, rlsUri: "sip:rls@office.test", toNapId: ["n1", "n2"] };
    const read = readClientProvisioning(writeClientProvisioning(all));
    expect(read).toEqual({
      ok: true,
      value: { values: { ...values, rlsUri: all.rlsUri, toNapId: all.toNapId }, ignored: [] },
    });
  });

  test("other applications are passed over, names unknown here are told", () => {
    const text = `<wap-provisioningdoc><characteristic type="NAPDEF"/><characteristic type="APPLICATION"><parm name="APPID" value="w2"/></characteristic><characteristic type="APPLICATION"><parm name="APPID" value="ap0009"/><parm name="COLOUR" value="red"/></characteristic></wap-provisioningdoc>`;
    expect(readClientProvisioning(text)).toEqual({ ok: true, value: { values: {}, ignored: ["COLOUR"] } });
  });

  test.each([
    ["<wap-provisioningdoc/>", "APPID"],
    ["no xml", "wap-provisioningdoc"],
    [
      '<d><characteristic type="APPLICATION"><parm name="APPID" value="ap0009"/><parm name="SOURCE-THROTTLE-PUBLISH" value="-1"/></characteristic></d>',
      "SOURCE-THROTTLE-PUBLISH",
    ],
  ])("%s is refused by name", (text, name) => {
    expect(readClientProvisioning(text)).toMatchObject({ ok: false, error: { name } });
  });
});

describe("PRV-010 management object", () => {
  test("what is exported is imported, with its identifier and formats", () => {
    const tree = writeManagementObject(values);
    expect(tree).toContain("<DDFName>org.openmobilealliance/1.0/PRESENCE</DDFName>");
    expect(tree).toContain(
      "<NodeName>CLIENT-OBJ-DATA-LIMIT</NodeName><RTProperties><Format><int/></Format></RTProperties><Value>4096</Value>",
    );
    expect(readManagementObject(tree)).toEqual({ ok: true, value: { values, ignored: [] } });
  });

  test.each([
    "<MgmtTree/>",
    "no xml",
    '<MgmtTree xmlns="syncml:dmtnds1.2"><Node><NodeName>Other</NodeName></Node></MgmtTree>',
  ])("%s is refused", (text) => expect(readManagementObject(text).ok).toBe(false));
});
