import { type Account, everyService } from "@porchlight/accounts";
import type {
  BindingRecord,
  Commit,
  CommitId,
  JournalRecord,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "@porchlight/engine";
import { instant } from "@porchlight/kernel";
import type { AuditNote } from "../ports/audit";
import type { OperatorRecord } from "../ports/operators";
import type { SessionRecord } from "../ports/sessions";
import type { TokenRecord } from "../ports/tokens";

export const NOON = instant(1_790_000_000_000);

let lastCommit = 0;

export function commit(...records: readonly JournalRecord[]): Commit {
  lastCommit += 1;
  return { id: lastCommit as CommitId, records };
}

export const publication = (wish: Partial<PublicationRecord> = {}): PublicationRecord => ({
  id: "p1",
  presentity: "sip:alice@office.test",
  eventPackage: "presence",
  entityTag: "etag-1",
  contentType: "application/pidf+xml",
  body: "<presence/>",
  publisher: "sip:alice@office.test",
  parts: [
    {
      kind: "external",
      contentId: "icon@desk",
      stableId: "0f@office.test",
      contentType: "image/png",
      disposition: "icon",
      description: "",
      url: "https://office.test/content/sip:alice@office.test/icon",
      expiresAt: instant(1_900_000_000_000),
      octets: 24,
    },
  ],
  isBound: true,
  expiresAt: instant(NOON + 3_600_000),
  createdAt: NOON,
  modifiedAt: NOON,
  owners: `${NOON}`,
  ...wish,
});

export const subscription = (wish: Partial<SubscriptionRecord> = {}): SubscriptionRecord => ({
  id: "s1",
  presentity: "sip:alice@office.test",
  eventPackage: "presence",
  eventId: "",
  eventParameters: ";diff-processing=aggregate",
  requestType: "application/simple-filter+xml",
  requestBody: '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"/>',
  requestList: '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>',
  watcher: "sip:bob@office.test",
  identities: ["tel:+4930123456"],
  isAnonymous: true,
  peerDomain: "branch.test",
  instance: "urn:uuid:00000000-0000-1000-8000-000A95A0E128",
  callId: "call-1@bob",
  localTag: "local",
  remoteTag: "remote",
  localUri: "<sip:alice@office.test>",
  remoteUri: '"Bob" <sip:bob@office.test>',
  remoteTarget: "sip:bob@192.0.2.7:5070;transport=udp",
  routeSet: ["<sip:one.test;lr>", "<sip:two.test;lr>"],
  remoteCSeq: 4_294_967_295,
  notifyCSeqCeiling: 1_000,
  state: "pending",
  watcherEvent: "subscribe",
  giveUpAt: instant(NOON + 604_800_000),
  suppress: "*",
  accept: "application/pidf+xml",
  acceptEncoding: "gzip;q=0.5, deflate",
  userAgent: "Desk/1.0",
  peer: { transport: "udp", address: "192.0.2.7", port: 5070 },
  expiresAt: instant(NOON + 3_600_000),
  createdAt: NOON,
  owners: `${NOON} -`,
  ...wish,
});

export const waiting = (wish: Partial<WaitingRecord> = {}): WaitingRecord => ({
  id: "w1",
  presentity: "sip:alice@office.test",
  eventPackage: "presence",
  watcher: "sip:mallory@elsewhere.test",
  identities: [],
  isAnonymous: false,
  displayName: "Mallory",
  since: NOON,
  giveUpAt: instant(NOON + 604_800_000),
  owners: `${NOON} -`,
  ...wish,
});

export const binding = (wish: Partial<BindingRecord> = {}): BindingRecord => ({
  aor: "sip:bob@office.test",
  key: "sip:bob@192.0.2.7:5070",
  contactUri: "sip:bob@192.0.2.7:5070",
  contactParameters: ';+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>"',
  q: 0.35,
  callId: "reg-1@bob",
  cseq: 7,
  instance: "<urn:uuid:00000000-0000-1000-8000-000A95A0E128>",
  regId: 2_147_483_647,
  run: "0123456789abcdef",
  path: ["<sip:edge.test;lr>"],
  userAgent: "Desk/1.0",
  peer: { transport: "tcp", address: "2001:db8::7", port: 5060 },
  expiresAt: instant(NOON + 600_000),
  registeredAt: NOON,
  refreshedAt: instant(NOON + 1),
  owners: `${NOON}`,
  ...wish,
});

export const account = (wish: Partial<Account> = {}): Account => ({
  aor: "sip:alice@office.test",
  user: "alice",
  domain: "office.test",
  displayName: "Alice Archer",
  kind: "person",
  disabled: false,
  services: everyService,
  secrets: { MD5: "a".repeat(32), "SHA-256": "b".repeat(64) },
  addressSecrets: { MD5: "c".repeat(32), "SHA-256": "d".repeat(64) },
  createdAt: NOON,
  updatedAt: NOON,
  ...wish,
});

export const accountOf = (user: string, domain = "office.test", wish: Partial<Account> = {}): Account =>
  account({ aor: `sip:${user}@${domain}`, user, domain, displayName: user, ...wish });

export const operator = (wish: Partial<OperatorRecord> = {}): OperatorRecord => ({
  name: "admin",
  role: "owner",
  passwordHash: "scrypt$32768$8$3$c2FsdA$a2V5",
  disabled: false,
  createdAt: NOON,
  ...wish,
});

export const session = (wish: Partial<SessionRecord> = {}): SessionRecord => ({
  id: "session-1",
  secretHash: "e".repeat(64),
  operator: "admin",
  createdAt: NOON,
  lastSeenAt: NOON,
  expiresAt: instant(NOON + 1_000),
  remoteAddress: "192.0.2.9",
  userAgent: "Browser/1.0",
  ...wish,
});

/** Of whatever is given out for a time and can be taken back. */
export const issued = {
  createdBy: "admin",
  createdAt: NOON,
  expiresAt: instant(NOON + 1_000),
  lastUsedAt: undefined,
  revokedAt: undefined,
};

export const token = (wish: Partial<TokenRecord> = {}): TokenRecord => ({
  id: "token-1",
  label: "backup",
  role: "operator",
  secretHash: "f".repeat(64),
  ...issued,
  ...wish,
});

export const note = (wish: Partial<AuditNote> = {}): AuditNote => ({
  at: NOON,
  actor: "admin",
  action: "user.create",
  target: "sip:alice@office.test",
  before: undefined,
  after: { displayName: "Alice Archer" },
  ...wish,
});
