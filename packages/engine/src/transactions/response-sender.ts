import type { SipRequest } from "@porchlight/sip-message";
import { type AnswerableRequest, buildResponse, type Frame } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { ReplyOptions } from "./server-transaction";

const defaultSipPort = 5060;

/** Builds responses and sends them where RFC 3261 section 18.2.2 and RFC 3581 section 4 say. */
export class ResponseSender {
  readonly #outputs: EngineOutputs;
  readonly #server: readonly (readonly [string, string])[];

  constructor(outputs: EngineOutputs, serverHeader: string) {
    this.#outputs = outputs;
    this.#server = serverHeader === "" ? [] : [["Server", serverHeader]];
  }

  build(
    request: SipRequest | AnswerableRequest,
    flow: LiveFlow,
    status: number,
    toTag: string,
    options: ReplyOptions,
  ): string {
    const { transport, remoteAddress, remotePort } = flow.flow;
    const isWebSocket = transport === "ws" || transport === "wss";
    return buildResponse(request, status, {
      ...options,
      headers: (options.headers ?? []).concat(this.#server),
      toTag: status === 100 ? undefined : toTag,
      received: isWebSocket ? undefined : { address: remoteAddress, port: remotePort },
    });
  }

  /** On the flow of the request; over UDP without `rport` to the port the top Via names. */
  send(request: SipRequest | AnswerableRequest, flow: LiveFlow, frame: Frame): void {
    const { transport, remoteAddress, remotePort } = flow.flow;
    const { via } = request;
    if (transport === "udp" && via.rport === undefined) {
      const port = via.port ?? defaultSipPort;
      if (port !== remotePort) {
        this.#outputs.send(this.#outputs.openFlow("udp", remoteAddress, port), frame);
        return;
      }
    }
    this.#outputs.send(flow.id, frame);
  }
}
