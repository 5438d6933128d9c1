import { createSocket, type Socket } from "node:dgram";
import { type AddressInfo, createServer, type Server } from "node:net";
import { type Answer, decode, encode, type Packet, streamEncode, TRUNCATED_RESPONSE } from "dns-packet";

/** What is said of a name: records, or a way of saying none. */
export type Saying = readonly Answer[] | "silent" | "servfail" | "nxdomain" | "garbage";

const rcodes = { servfail: 2, nxdomain: 3 };
/** Longest answer over UDP without extensions (RFC 1035 section 2.3.4). */
const longestDatagram = 512;

/** A name server on a free port, over UDP and TCP. Names it was told nothing of have no records. */
export class DnsServer {
  readonly says = new Map<string, Saying>();
  /** Questions in order, as `A example.test`. */
  readonly asked: string[] = [];
  readonly #udp: Socket;
  readonly #tcp: Server;

  private constructor(udp: Socket, tcp: Server) {
    this.#udp = udp;
    this.#tcp = tcp;
  }

  static async start(): Promise<DnsServer> {
    const udp = createSocket("udp4");
    const tcp = createServer();
    const server = new DnsServer(udp, tcp);
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => udp.bind(server.#port, "127.0.0.1", resolve));
    udp.on("message", (query, from) => {
      const answer = server.#answer(query);
      if (answer !== undefined) udp.send(datagram(answer), from.port, from.address);
    });
    tcp.on("connection", (socket) => {
      socket.on("error", () => {});
      socket.on("data", (octets) => {
        const answer = server.#answer(octets.subarray(2));
        if (answer !== undefined && !Buffer.isBuffer(answer)) socket.end(streamEncode(answer));
      });
    });
    return server;
  }

  /** For the list of servers of a resolver. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#udp.close(() => resolve()));
    await new Promise<unknown>((resolve) => this.#tcp.close(resolve));
  }

  get #port(): number {
    return (this.#tcp.address() as AddressInfo).port;
  }

  #answer(octets: Uint8Array): Packet | Buffer | undefined {
    const query = decode(Buffer.from(octets));
    const [question] = query.questions ?? [];
    if (question === undefined) return undefined;
    const name = question.name.toLowerCase();
    this.asked.push(`${question.type} ${name}`);
    const said = this.says.get(name) ?? [];
    if (said === "silent") return undefined;
    if (said === "garbage") return Buffer.from(octets).fill(0xff, 4);
    const isSaid = typeof said !== "string";
    const answers = isSaid ? said.filter(({ type }) => type === question.type || type === "CNAME") : [];
    const flags = isSaid ? 0 : rcodes[said];
    return { type: "response", id: query.id ?? 0, flags, questions: [question], answers };
  }
}

function datagram(answer: Packet | Buffer): Buffer {
  if (Buffer.isBuffer(answer)) return answer;
  const octets = encode(answer);
  if (octets.length <= longestDatagram) return octets;
  return encode({ ...answer, flags: TRUNCATED_RESPONSE, answers: [] });
}
