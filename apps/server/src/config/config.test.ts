import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configJsonSchema, effectiveConfig, loadConfig } from ".";
import { configKeys } from "./config-keys";

const elsewhere = { PORCHLIGHT_CONFIG: fileWith("{}") };

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "porchlight-config-")), "porchlight.yaml");
  writeFileSync(path, text);
  return path;
}

function good(environment: Readonly<Record<string, string>>) {
  const loaded = loadConfig({ ...elsewhere, ...environment });
  if (!loaded.ok) throw new Error(loaded.error.map(({ sentence }) => sentence).join(" "));
  return loaded.value;
}

function sentences(environment: Readonly<Record<string, string>>): readonly string[] {
  const loaded = loadConfig({ ...elsewhere, ...environment });
  return loaded.ok ? [] : loaded.error.map(({ sentence }) => sentence);
}

describe("defaults", () => {
  test("are those of the documentation", () => {
    expect(good({})).toMatchObject({
      domain: "office.test",
      domains: ["office.test"],
      listen: "127.0.0.1",
      httpPort: 8080,
      managementPort: 9090,
      sipPort: 5060,
      sipTlsPort: 5061,
      sampleOffice: true,
      trustedPeers: [],
      notifyIntervalMs: 1000,
      durability: "full",
      logLevel: "info",
      workers: 1,
      busUrl: "",
    });
  });

  test("the database lies in the data directory", () => {
    expect(good({ PORCHLIGHT_DATA_DIR: "/var/lib/porchlight" }).storeUrl).toBe(
      "file:/var/lib/porchlight/porchlight.db",
    );
  });
});

describe("sources", () => {
  test("the environment wins over the file, key by key", () => {
    const file = fileWith(
      "domain: Example.COM\nhttpPort: 8888\nlimits:\n  messageBytes: 2048\n  udpPeers: 7\n",
    );
    const config = good({ PORCHLIGHT_CONFIG: file, PORCHLIGHT_LIMITS_MESSAGE_BYTES: "4096" });
    expect(config).toMatchObject({ domain: "example.com", httpPort: 8888, configFile: file });
    expect(config.limits).toMatchObject({ messageBytes: 4096, udpPeers: 7 });
  });

  test("every key has an environment variable of its own", () => {
    const variables = configKeys.map(({ variable }) => variable);
    expect(new Set(variables).size).toBe(variables.length);
    expect(variables).toEqual(
      expect.arrayContaining([
        "PORCHLIGHT_DOMAIN",
        "PORCHLIGHT_DATA_DIR",
        "PORCHLIGHT_LISTEN",
        "PORCHLIGHT_STORE_URL",
        "PORCHLIGHT_BUS_URL",
        "PORCHLIGHT_WORKERS",
        "PORCHLIGHT_HTTP_PORT",
        "PORCHLIGHT_MANAGEMENT_PORT",
        "PORCHLIGHT_SIP_PORT",
        "PORCHLIGHT_SIP_TLS_PORT",
        "PORCHLIGHT_TLS_CERT",
        "PORCHLIGHT_TLS_KEY",
        "PORCHLIGHT_ADMIN_PASSWORD",
        "PORCHLIGHT_SAMPLE_OFFICE",
        "PORCHLIGHT_SAMPLE_PASSWORD",
        "PORCHLIGHT_TRUSTED_PEERS",
        "PORCHLIGHT_NOTIFY_INTERVAL_MS",
        "PORCHLIGHT_DURABILITY",
        "PORCHLIGHT_LOG_LEVEL",
        "PORCHLIGHT_WEB_SOCKET_ALLOWED_ORIGINS",
      ]),
    );
  });

  test("an empty variable is as good as none, a list is cut at commas", () => {
    const config = good({ PORCHLIGHT_HTTP_PORT: "", PORCHLIGHT_TRUSTED_PEERS: "10.0.0.0/8, 192.0.2.1 ,," });
    expect(config.httpPort).toBe(8080);
    expect(config.trustedPeers).toEqual(["10.0.0.0/8", "192.0.2.1"]);
  });

  test("variables that Kubernetes adds for a Service of our name are none of ours", () => {
    const added = {
      PORCHLIGHT_SERVICE_HOST: "10.0.0.1",
      PORCHLIGHT_SERVICE_PORT_HTTP: "80",
      PORCHLIGHT_PORT: "tcp://10.0.0.1:80",
      PORCHLIGHT_PORT_80_TCP_ADDR: "10.0.0.1",
    };
    expect(sentences(added)).toEqual([]);
  });
});

describe("one sentence for each fault", () => {
  test.each([
    [
      { PORCHLIGHT_HTP_PORT: "1" },
      "PORCHLIGHT_HTP_PORT is not a setting; did you mean PORCHLIGHT_HTTP_PORT?",
    ],
    [
      { PORCHLIGHT_XYZZY_PLUGH_ABCDE_QQQQ: "1" },
      "PORCHLIGHT_XYZZY_PLUGH_ABCDE_QQQQ is not a setting: remove it.",
    ],
    [{ PORCHLIGHT_SIP_PORT: "abc" }, 'PORCHLIGHT_SIP_PORT is "abc", but must be a port from 0 to 65535.'],
    [{ PORCHLIGHT_SIP_PORT: "70000" }, "PORCHLIGHT_SIP_PORT is 70000, but must be a port from 0 to 65535."],
    [
      { PORCHLIGHT_DOMAIN: "no domain" },
      'PORCHLIGHT_DOMAIN is "no domain", but must be a domain name such as office.test.',
    ],
    [
      { PORCHLIGHT_LISTEN: "everywhere" },
      'PORCHLIGHT_LISTEN is "everywhere", but must be an IP address such as 127.0.0.1.',
    ],
    [{ PORCHLIGHT_DURABILITY: "some" }, 'PORCHLIGHT_DURABILITY is "some", but must be full or relaxed.'],
    [{ PORCHLIGHT_SAMPLE_OFFICE: "yes" }, 'PORCHLIGHT_SAMPLE_OFFICE is "yes", but must be on or off.'],
    [
      { PORCHLIGHT_TRUSTED_PEERS: "10.0.0.0/8,ten" },
      'PORCHLIGHT_TRUSTED_PEERS is "ten", but must be an address or a network such as 192.0.2.0/24.',
    ],
    [
      { PORCHLIGHT_TLS_CERT: "cert.pem" },
      "PORCHLIGHT_TLS_CERT is set, but PORCHLIGHT_TLS_KEY is not: set both or neither.",
    ],
    [{ PORCHLIGHT_TLS: "on" }, 'PORCHLIGHT_TLS is "on", but must be files, self-signed or acme.'],
    [
      { PORCHLIGHT_TLS: "self-signed", PORCHLIGHT_TLS_CERT: "cert.pem", PORCHLIGHT_TLS_KEY: "key.pem" },
      "PORCHLIGHT_TLS is self-signed, but PORCHLIGHT_TLS_CERT is set: choose one of them.",
    ],
    [
      { PORCHLIGHT_TLS: "acme" },
      "PORCHLIGHT_ACME_TERMS_AGREED must be on: an ACME authority asks for consent to its terms.",
    ],
    [
      { PORCHLIGHT_TLS: "acme", PORCHLIGHT_ACME_TERMS_AGREED: "on", PORCHLIGHT_ACME_HTTP_PORT: "8080" },
      "Port 8080 is given twice: give every listener its own.",
    ],
    [
      { PORCHLIGHT_ACME_DIRECTORY: "http://acme.test" },
      'PORCHLIGHT_ACME_DIRECTORY is "http://acme.test", but must be an https URL.',
    ],
    [{ PORCHLIGHT_HTTP_PORT: "5060" }, "Port 5060 is given twice: give every listener its own."],
    [
      { PORCHLIGHT_STORE_URL: "postgresql://db/porchlight" },
      'PORCHLIGHT_STORE_URL is "postgresql://db/porchlight", but must start with file: (SQLite); other databases are not supported by this version.',
    ],
    [
      { PORCHLIGHT_BUS_URL: "nats://bus" },
      'PORCHLIGHT_BUS_URL is "nats://bus", but must be empty: this version runs as one process without a message bus.',
    ],
    [
      { PORCHLIGHT_WORKERS: "2" },
      "PORCHLIGHT_WORKERS is 2, but must be 1: this version carries its connections in one process.",
    ],
  ])("%o", (environment, sentence) => {
    expect(sentences(environment as Record<string, string>)).toEqual([sentence]);
  });

  test("an unknown key of the file names the nearest one and its place", () => {
    const file = fileWith("limits:\n  mesageBytes: 1\nhttpport: 1\n");
    expect(sentences({ PORCHLIGHT_CONFIG: file })).toEqual(
      expect.arrayContaining([
        `${file}: limits.mesageBytes is not a setting; did you mean limits.messageBytes?`,
        `${file}: httpport is not a setting; did you mean httpPort?`,
      ]),
    );
  });

  test("a password is not repeated in its fault", () => {
    const [sentence] = sentences({ PORCHLIGHT_ADMIN_PASSWORD: "x".repeat(129) });
    expect(sentence).toBe("PORCHLIGHT_ADMIN_PASSWORD is given, but is longer than 128 characters.");
  });

  test.each([
    ["hunter2", "is shorter than 8 characters"],
    ["Gro\u0308\u00dfe123", "has a letter that is not in composed form (Unicode NFC)"],
    ["tab\tinside-of-it", "has a control character"],
  ])("the password %j of the sample accounts is one that no account may have", (password, reason) => {
    expect(sentences({ PORCHLIGHT_SAMPLE_PASSWORD: password })).toEqual([
      `PORCHLIGHT_SAMPLE_PASSWORD is given, but ${reason}.`,
    ]);
  });

  test("a file that was named must be there, and be YAML", () => {
    expect(sentences({ PORCHLIGHT_CONFIG: "/nowhere/porchlight.yaml" })[0]).toMatch(
      /^The settings file \/nowhere\/porchlight\.yaml cannot be read \(ENOENT\)/,
    );
    expect(sentences({ PORCHLIGHT_CONFIG: fileWith("a: [1") })[0]).toMatch(/is not YAML/);
    expect(sentences({ PORCHLIGHT_CONFIG: fileWith("- a\n- b\n") })[0]).toMatch(
      /must hold "key: value" lines/,
    );
  });
});

describe("publication", () => {
  test("the settings in force hide passwords", () => {
    const config = good({ PORCHLIGHT_ADMIN_PASSWORD: "hunter22" });
    expect(JSON.stringify(effectiveConfig(config, true))).not.toContain("hunter22");
    expect(effectiveConfig(config, true)).toMatchObject({ adminPassword: "(redacted)", sampleOffice: "on" });
    expect(effectiveConfig(config, false)).toMatchObject({ adminPassword: "hunter22" });
  });

  test("what is printed is good as a file again", () => {
    const printed = effectiveConfig(good({ PORCHLIGHT_DOMAIN: "example.com" }), false);
    expect(good({ PORCHLIGHT_CONFIG: fileWith(JSON.stringify(printed)) }).domain).toBe("example.com");
  });

  test("the JSON Schema knows every key and lets no other in", () => {
    expect(configJsonSchema()).toMatchObject({
      additionalProperties: false,
      properties: {
        domain: { default: "office.test" },
        sampleOffice: { enum: ["on", "off"] },
        adminPassword: { minLength: 8, maxLength: 128, description: expect.stringContaining("first run") },
        limits: { additionalProperties: false },
      },
    });
    expect(configJsonSchema()).not.toHaveProperty("required");
  });
});
