import type { Avp } from "../codec/avp";
import { address } from "../codec/values";
import {
  ACCT_APPLICATION_ID,
  AUTH_APPLICATION_ID,
  HOST_IP_ADDRESS,
  ORIGIN_HOST,
  ORIGIN_REALM,
  ORIGIN_STATE_ID,
  PRODUCT_NAME,
  RESULT_CODE,
  SUPPORTED_VENDOR_ID,
  VENDOR_ID,
  VENDOR_SPECIFIC_APPLICATION_ID,
} from "../dictionary/base";
import { vendor3gpp } from "../dictionary/charging";
import { applications, results } from "../dictionary/numbers";

/** Who we are among Diameter nodes. */
export interface NodeIdentity {
  /** Origin-Host, a DiameterIdentity: a fully qualified domain name. */
  readonly host: string;
  /** Origin-Realm. */
  readonly realm: string;
  readonly product: string;
  /** Rises with every start (RFC 6733 section 8.16). */
  readonly stateId: number;
  readonly accounting: boolean;
  readonly creditControl: boolean;
}

export const originAvps = ({ host, realm }: NodeIdentity): readonly Avp[] => [
  ORIGIN_HOST.of(host),
  ORIGIN_REALM.of(realm),
];

/** The body of a CER (RFC 6733 section 5.3.1). */
export function capabilitiesRequest(identity: NodeIdentity, localAddress: string): readonly Avp[] {
  const ours = address(localAddress);
  return [
    ...originAvps(identity),
    ...(ours === undefined ? [] : [HOST_IP_ADDRESS.of(ours)]),
    VENDOR_ID.of(0),
    PRODUCT_NAME.of(identity.product),
    ORIGIN_STATE_ID.of(identity.stateId),
    SUPPORTED_VENDOR_ID.of(vendor3gpp),
    ...(identity.creditControl ? [AUTH_APPLICATION_ID.of(applications.creditControl)] : []),
    ...(identity.accounting ? [ACCT_APPLICATION_ID.of(applications.accounting)] : []),
  ];
}

export type CapabilitiesVerdict =
  | { readonly kind: "common" }
  | { readonly kind: "nothing-common" }
  | { readonly kind: "refused"; readonly resultCode: number | undefined }
  /** Somebody else answers than the peer that was called. */
  | { readonly kind: "stranger"; readonly host: string };

/** What a CEA says of whether we may talk (RFC 6733 section 5.3). */
export function judgeCapabilities(
  answer: readonly Avp[],
  identity: NodeIdentity,
  peerHost: string,
): CapabilitiesVerdict {
  const resultCode = RESULT_CODE.in(answer);
  if (resultCode === results.noCommonApplication) return { kind: "nothing-common" };
  if (resultCode !== results.success) return { kind: "refused", resultCode };
  const host = ORIGIN_HOST.in(answer) ?? "";
  if (host.toLowerCase() !== peerHost.toLowerCase()) return { kind: "stranger", host };
  return hasCommon(answer, identity) ? { kind: "common" } : { kind: "nothing-common" };
}

function hasCommon(answer: readonly Avp[], { accounting, creditControl }: NodeIdentity): boolean {
  const theirs = new Set(applicationsOf(answer));
  if (theirs.has(applications.relay)) return true;
  return (
    (accounting && theirs.has(applications.accounting)) ||
    (creditControl && theirs.has(applications.creditControl))
  );
}

function applicationsOf(avps: readonly Avp[]): readonly number[] {
  return avps.flatMap((avp) => {
    const nested = VENDOR_SPECIFIC_APPLICATION_ID.in([avp]);
    if (nested !== undefined) return applicationsOf(nested);
    const id = AUTH_APPLICATION_ID.in([avp]) ?? ACCT_APPLICATION_ID.in([avp]);
    return id === undefined ? [] : [id];
  });
}
