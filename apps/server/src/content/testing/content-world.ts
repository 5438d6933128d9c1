import { memoryStore, type Store } from "@porchlight/store";
import sharp from "sharp";
import { createLogger } from "../../log/logger";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { testConfig } from "../../testing/test-config";
import { ALICE, type Answer, account, type Login, type Wish, XcapWorld } from "../../xcap/testing/xcap-world";
import { type Content, openContent } from "..";
import { ContentRightsDouble } from "./content-rights-double";

export const C = `/content/${ALICE}`;
export const BOB: Login = { username: "bob" };

/** The content server over a real socket, with a clock that the test moves. */
export class ContentWorld {
  readonly rights: ContentRightsDouble;

  private constructor(
    readonly xcap: XcapWorld,
    readonly content: Content,
    /** Names of the objects that were told to have changed. */
    readonly told: string[],
    rights: ContentRightsDouble,
  ) {
    this.rights = rights;
  }

  static async open(environment: Readonly<Record<string, string>> = {}, store: Store = memoryStore()) {
    const xcap = await XcapWorld.open(environment, store);
    await store.accounts.putMany(["alice", "bob"].map((user) => account(user, "office.test")));
    const rights = new ContentRightsDouble();
    const told: string[] = [];
    const content = openContent({
      config: testConfig(environment),
      log: createLogger("silent"),
      clock: () => xcap.now,
      ids: randomIds(),
      hasher: nodeHasher,
      secret: "of this world",
      stores: store,
      access: xcap.access,
      rights,
      changed: ({ owner, object }) => told.push(`${owner}/${object}`),
    });
    xcap.beside.push(content.edge);
    return new ContentWorld(xcap, content, told, rights);
  }

  ask(method: string, path: string, wish: Wish = {}, login: Login = {}): Promise<Answer> {
    return this.xcap.ask(method, path, wish, login);
  }

  put(
    path: string,
    body: Buffer | string,
    type: string,
    wish: Wish = {},
    login: Login = {},
  ): Promise<Answer> {
    return this.ask("PUT", path, { ...wish, body, type }, login);
  }

  close(): Promise<void> {
    return this.xcap.close();
  }
}

/** A picture of one colour. */
export const picture = (type: "png" | "jpeg" | "gif" | "webp", width = 120, height = 90): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#d33" } })
    .toFormat(type)
    .toBuffer();
