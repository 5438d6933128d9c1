import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { expect, test } from "@playwright/test";
import { generate } from "selfsigned";
import { WebSocket } from "ws";
import { streamLink, tcpLink, webSocketLinkOver } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

test("SYS-002 PRS-144 PRV-050 PRV-059 with a certificate: HTTPS, WSS and SIP over TLS, each side shows who it is, and a sips: presentity over them alone", async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "porchlight-tls-"));
  const pems = await generate([{ name: "commonName", value: "localhost" }]);
  writeFileSync(join(folder, "cert.pem"), pems.cert);
  writeFileSync(join(folder, "key.pem"), pems.private);
  const tlsPort = await freePort();
  const office = await Office.open({
    PORCHLIGHT_TLS_CERT: join(folder, "cert.pem"),
    PORCHLIGHT_TLS_KEY: join(folder, "key.pem"),
    PORCHLIGHT_SIP_TLS_PORT: String(tlsPort),
  });
  try {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    await page.goto(`https://127.0.0.1:${office.httpPort}/`);
    await page.getByTestId("sign-in-address").fill("alice");
    await page.getByTestId("sign-in-password").fill(samplePassword);
    await page.getByTestId("sign-in-submit").click();
    await expect(page.getByTestId("my-status")).toBeVisible();

    const known = { ca: pems.cert, servername: "localhost" };
    const doubtful = new WebSocket(`wss://127.0.0.1:${office.httpPort}/sip`, "sip");
    await expect(once(doubtful, "open")).rejects.toThrow(/self-signed certificate/);
    const webSocket = new WebSocket(`wss://127.0.0.1:${office.httpPort}/sip`, "sip", known);
    await once(webSocket, "open");
    const link = webSocketLinkOver(webSocket, "WSS");
    expect(statusOf(await new Phone(link, "bob", "a guess").subscribe("alice"))).toBe(401);
    const bob = new Phone(link, "bob", samplePassword);
    expect(statusOf(await bob.subscribe("alice"))).toBe(200);
    await bob.untilNotified(({ body }) => body.includes("open"));

    const socket = connectTls({ port: tlsPort, host: "127.0.0.1", ...known });
    await once(socket, "secureConnect");
    const carol = new Phone(streamLink(socket, "TLS"), "carol", samplePassword);
    const secure = { uri: "sips:alice@office.test", headers: ["Event: presence", "Expires: 0"] };
    expect(statusOf(await carol.request("SUBSCRIBE", secure))).toBe(200);
    await carol.untilNotified(({ body }) => body.includes("open"));

    const plain = new Phone(await tcpLink(office.sipPort), "carol", samplePassword);
    expect(statusOf(await plain.request("SUBSCRIBE", secure))).toBe(403);
    plain.link.close();
    webSocket.terminate();
    socket.destroy();
  } finally {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
