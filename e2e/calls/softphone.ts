import {
  type Invitation,
  Inviter,
  Messager,
  Registerer,
  type Session,
  SessionState,
  UserAgent,
  Web,
} from "sip.js";
import type { Softphone } from "./browser-phone";

/** Runs in a page: what anybody would build on sip.js. Answers calls at once. */
class PageSoftphone implements Softphone {
  readonly heard: string[] = [];
  readonly #agent: UserAgent;
  readonly #registerer: Registerer;
  #session: Session | undefined;

  constructor(server: string, user: string, password: string) {
    this.#agent = new UserAgent({
      uri: makeUri(`sip:${user}@office.test`),
      transportOptions: { server },
      authorizationUsername: user,
      authorizationPassword: password,
      instanceId: crypto.randomUUID(),
      logBuiltinEnabled: false,
      sessionDescriptionHandlerFactoryOptions: { iceGatheringTimeout: 500 },
      delegate: {
        onInvite: (invitation) => this.#invited(invitation),
        onMessage: (message) => {
          this.heard.push(message.request.body);
          void message.accept();
        },
      },
    });
    this.#registerer = new Registerer(this.#agent, { regId: 1, instanceId: crypto.randomUUID() });
  }

  get state(): string {
    return this.#session?.state ?? "none";
  }

  async register(): Promise<void> {
    await this.#agent.start();
    await new Promise<void>((resolve, reject) => {
      void this.#registerer.register({
        requestDelegate: {
          onAccept: () => resolve(),
          onReject: ({ message }) => reject(new Error(`REGISTER: ${message.statusCode}`)),
        },
      });
    });
  }

  async call(target: string): Promise<void> {
    const inviter = new Inviter(this.#agent, makeUri(target), { sessionDescriptionHandlerOptions: sound });
    this.#session = inviter;
    await inviter.invite();
  }

  async #invited(invitation: Invitation): Promise<void> {
    this.#session = invitation;
    await invitation.accept({ sessionDescriptionHandlerOptions: sound });
  }

  async hangUp(): Promise<void> {
    const session = this.#session;
    if (session instanceof Inviter && session.state !== SessionState.Established) await session.cancel();
    else await session?.bye();
  }

  message(target: string, text: string): Promise<number> {
    const messager = new Messager(this.#agent, makeUri(target), text);
    return new Promise((resolve) => {
      const done = ({ message }: { readonly message: { readonly statusCode?: number | undefined } }) =>
        resolve(message.statusCode ?? 0);
      void messager.message({ requestDelegate: { onAccept: done, onReject: done } });
    });
  }

  options(target: string): Promise<number> {
    const { userAgentCore } = this.#agent;
    const uri = makeUri(target);
    const message = userAgentCore.makeOutgoingRequestMessage(
      "OPTIONS",
      uri,
      this.#agent.contact.uri,
      uri,
      {},
    );
    return new Promise((resolve) => {
      const done = ({
        message: answer,
      }: {
        readonly message: { readonly statusCode?: number | undefined };
      }) => resolve(answer.statusCode ?? 0);
      userAgentCore.request(message, { onAccept: done, onReject: done });
    });
  }

  async received(): Promise<number> {
    const handler = this.#session?.sessionDescriptionHandler;
    if (!(handler instanceof Web.SessionDescriptionHandler)) return 0;
    let octets = 0;
    const stats = await handler.peerConnection?.getStats();
    for (const entry of stats?.values() ?? [])
      if (entry.type === "inbound-rtp") octets += entry.bytesReceived;
    return octets;
  }

  async reconnect(): Promise<void> {
    await this.#agent.transport.disconnect();
    await this.#agent.transport.connect();
    await new Promise<void>((resolve) => {
      void this.#registerer.register({ requestDelegate: { onAccept: () => resolve() } });
    });
  }
}

const sound = { constraints: { audio: true, video: false } };

function makeUri(text: string) {
  const uri = UserAgent.makeURI(text);
  if (uri === undefined) throw new Error(`${text} is no SIP URI`);
  return uri;
}

window.startSoftphone = ({ server, user, password }) => new PageSoftphone(server, user, password);
