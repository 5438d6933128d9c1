import type { AgentScope, AgentTokenRecord } from "../ports/agent-tokens";
import type { OperatorLinkRecord } from "../ports/operator-links";
import type { OperatorRole } from "../ports/operators";
import type { SetupLinkRecord } from "../ports/setup-links";
import type { TokenRecord } from "../ports/tokens";
import type { WatcherScope, WatcherTokenRecord } from "../ports/watcher-tokens";
import type { CredentialKind, CredentialRow } from "./sqlite-credential-store";

export const OPERATOR_TOKENS: CredentialKind<
  TokenRecord,
  CredentialRow & { readonly label: string; readonly role: string }
> = {
  table: ({ apiToken }) => apiToken,
  toRow: ({ label, role }, common) => ({ ...common, label, role }),
  fromRow: ({ label, role }, common) => ({ ...common, label, role: role as OperatorRole }),
};

export const AGENT_TOKENS: CredentialKind<
  AgentTokenRecord,
  CredentialRow & { readonly agent: string; readonly scope: string }
> = {
  table: ({ agentToken }) => agentToken,
  toRow: ({ agent, scope }, common) => ({ ...common, agent, scope: JSON.stringify(scope) }),
  fromRow: ({ agent, scope }, common) => ({ ...common, agent, scope: JSON.parse(scope) as AgentScope }),
};

export const WATCHER_TOKENS: CredentialKind<
  WatcherTokenRecord,
  CredentialRow & { readonly label: string; readonly aor: string | null; readonly scope: string }
> = {
  table: ({ watcherToken }) => watcherToken,
  toRow: ({ label, aor, scope }, common) => ({
    ...common,
    label,
    aor: aor ?? null,
    scope: JSON.stringify(scope),
  }),
  fromRow: ({ label, aor, scope }, common) => ({
    ...common,
    label,
    aor: aor ?? undefined,
    scope: watcherScope(scope),
  }),
};

export const SETUP_LINKS: CredentialKind<
  SetupLinkRecord,
  CredentialRow & { readonly aor: string; readonly label: string; readonly givesPassword: boolean }
> = {
  table: ({ setupLink }) => setupLink,
  toRow: ({ aor, label, givesPassword }, common) => ({ ...common, aor, label, givesPassword }),
  fromRow: ({ aor, label, givesPassword }, common) => ({ ...common, aor, label, givesPassword }),
};

export const OPERATOR_LINKS: CredentialKind<
  OperatorLinkRecord,
  CredentialRow & { readonly operator: string }
> = {
  table: ({ operatorLink }) => operatorLink,
  toRow: ({ operator }, common) => ({ ...common, operator }),
  fromRow: ({ operator }, common) => ({ ...common, operator }),
};

function watcherScope(text: string): WatcherScope {
  const { presentities, origins, streams } = JSON.parse(text) as WatcherScope;
  return { presentities, origins, streams };
}
