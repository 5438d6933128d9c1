import { Feed } from "./feed";

const feeds = new Map<string, Feed>();

/** The feed of a token, the same for every badge of the page. */
export function feedOf(server: string, token: string): Feed {
  const name = `${server} ${token}`;
  const known = feeds.get(name);
  if (known !== undefined) return known;
  const feed = new Feed(server, token);
  feeds.set(name, feed);
  return feed;
}
