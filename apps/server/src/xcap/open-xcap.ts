import type { IncomingMessage } from "node:http";
import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { AuthorizationContext, SchemaValidator } from "@porchlight/xdm";
import type { OfficeDocuments } from "../admin/ports/documents";
import { type Config, parseBackend } from "../config";
import { LineBudget } from "../log/line-budget";
import type { Logger } from "../log/logger";
import { untrustedText } from "../log/untrusted-text";
import type { AccountDirectory } from "../office/account-directory";
import { version } from "../version";
import type { CallerAuthentication } from "./auth/authenticate-caller";
import { DigestLogin, type LoginFailure } from "./auth/digest-login";
import type { FindOperator } from "./auth/operator-login";
import type { DocumentChanges } from "./document-changes";
import { type ClientSide, clientSide } from "./http/client-side";
import { CrossOrigin } from "./http/cors";
import { networksOf } from "./http/networks-of";
import { type DocumentsOptions, openDocuments } from "./open-documents";
import { RemoteXdms } from "./routing/remote-xdms";
import { XcapEdge } from "./xcap-edge";
import type { XcapParts } from "./xcap-parts";

export interface XcapOptions extends AuthorizationContext {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  /** Signs digest nonces. */
  readonly secret: string;
  readonly stores: Pick<Store, "documents" | "audit">;
  readonly directory: AccountDirectory;
  readonly schemas: SchemaValidator;
  readonly findOperator: FindOperator;
  readonly effectiveProfile?: NonNullable<DocumentsOptions["effectiveProfile"]>;
  readonly onRead?: XcapParts["onRead"];
  readonly onWrite?: XcapParts["onWrite"];
}

/** The documents of the house, running. */
export interface Xcap {
  readonly edge: XcapEdge;
  /** Every change of a document, however it came. */
  readonly changes: DocumentChanges;
  /** The same documents for operators. */
  readonly desk: OfficeDocuments;
  /** How users are let in, for other doors that take the same credentials. */
  readonly access: UserAccess;
}

export interface UserAccess {
  readonly digest: DigestLogin;
  /** Users by their credentials, and operators by theirs. */
  readonly authentication: CallerAuthentication;
  readonly cors: CrossOrigin;
  /** The client's end of a request, seen through the reverse proxies in front of this server. */
  clientOf(request: IncomingMessage): ClientSide;
}

/** Wires the XCAP root and what is behind it. */
export async function openXcap(options: XcapOptions): Promise<Xcap> {
  const { config, log, clock, stores, directory } = options;
  const note = noteOf(log, clock);
  const reverseProxies = networksOf(config.xcap.trustedProxies);
  const { contexts, service, changes, desk } = await openDocuments({
    ...options,
    documents: stores.documents,
    knowsUser: (aor) => directory.find(aor) !== undefined,
    onFault: (error) => log.error({ err: error }, "a listener of document changes"),
  });
  const digest = digestLogin(options, note);
  const isActive = (aor: string): boolean => directory.find(aor)?.disabled === false;
  const access: UserAccess = {
    digest,
    authentication: { digest, findOperator: options.findOperator, isActive },
    cors: new CrossOrigin(config.xcap.allowedOrigins),
    clientOf: (request) => clientSide(request, reverseProxies),
  };
  const edge = new XcapEdge({
    clock,
    audit: stores.audit,
    remote: remoteXdms(config, note),
    service,
    contexts,
    authentication: access.authentication,
    cors: access.cors,
    onRead: options.onRead ?? (() => {}),
    onWrite: options.onWrite ?? (() => {}),
    aggregation: { networks: networksOf(config.xcap.aggregationProxies), secret: config.xcapSecret },
    reverseProxies,
    roots: { root: config.xcap.root, fallbackHost: config.domain },
    requireTls: config.xcap.requireTls,
    serverField: `XDM-serv/OMA1.1 Porchlight/${version}`,
    onFault: (error) => log.error({ err: error }, "an XCAP request failed"),
  });
  return { edge, changes, desk, access };
}

type Note = (kind: string, fields: object, message: string) => void;

function noteOf(log: Logger, clock: Clock): Note {
  const budget = new LineBudget(clock, linesPerSecond);
  return (kind, fields, message) => {
    const omitted = budget.take(kind);
    if (omitted !== undefined) log.warn({ ...fields, omittedBefore: omitted }, message);
  };
}

const linesPerSecond = 20;

function digestLogin({ config, directory, ...parts }: XcapOptions, note: Note): DigestLogin {
  return new DigestLogin({
    ...parts,
    nonceLifetimeSeconds: config.digest.nonceLifetimeSeconds,
    order: config.digest.order,
    domains: config.domains,
    knownUser: (username, realm) => directory.knownUser(username, realm),
    onFailure: (failure: LoginFailure, username, remoteAddress) => {
      if (failure === "expired-nonce") return;
      const fields = { failure, username: untrustedText(username), remoteAddress };
      note(`authentication ${failure}`, fields, "XCAP authentication failed");
    },
  });
}

const remoteXdms = ({ xcap, xcapSecret }: Config, note: Note): RemoteXdms =>
  new RemoteXdms({
    backends: xcap.backends.map(parseBackend).filter((backend) => backend !== undefined),
    secret: xcapSecret,
    timeoutMs: xcap.backendTimeoutMs,
    longestAnswer: xcap.documentBytes * 4,
    onFault: (error, root) => note(`backend ${root}`, { err: error, root }, "an XCAP server does not answer"),
  });
