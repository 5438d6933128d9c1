import { z } from "zod";

const count = (initial: number, meaning: string, least = 1, most = 1_000_000_000) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error }).default(initial).describe(meaning);
};

/** What one peer, and all of them, may use. */
export const limitsSchema = z
  .strictObject({
    messageBytes: count(65_536, "Longest SIP message taken from a connection, octets", 1024, 65_536),
    queueBytes: count(
      4_194_304,
      "Unsent octets of one connection above which a slow reader is cut off",
      65_536,
    ),
    connections: count(100_000, "Open connections in all"),
    connectionsPerAddress: count(5000, "Open connections of one remote address outside the trusted networks"),
    newConnectionsPerSecond: count(
      1000,
      "New connections per second of one address outside the trusted networks",
    ),
    stunPerSecond: count(50, "STUN binding requests per second of one address that are answered"),
    udpPeers: count(50_000, "UDP peer addresses remembered; the one silent longest makes room"),
    udpIdleSeconds: count(600, "A UDP peer that nothing is known of is forgotten after this silence", 10),
    firstMessageSeconds: count(
      20,
      "A TCP or TLS connection without a first message is closed after this time",
    ),
    idleSeconds: count(7200, "A TCP or TLS connection without traffic is closed after this time", 10),
    requestsPerSecond: count(200, "Sustained SIP requests per second of one connection; 0 = unlimited", 0),
    requestsPerSecondPerUser: count(
      400,
      "Sustained SIP requests per second of one user over all its connections; 0 = unlimited",
      0,
    ),
    connectionsPerUser: count(100, "Connections of one user over WebSocket, TCP and TLS; 0 = unlimited", 0),
    commitsInFlight: count(
      20_000,
      "Changes waiting for the disk above which new work is turned away; refreshes and removals are served",
      0,
    ),
    lagMs: count(
      3000,
      "Lateness of the server behind its own clock above which new work is turned away, milliseconds; 0 = never",
      0,
      60_000,
    ),
    subscriptionsPerWatcher: count(0, "Live subscriptions of one watcher; 0 = unlimited", 0),
    publicationsPerPresentity: count(32, "Live publications of one presentity"),
    publishThrottleSeconds: count(
      0,
      "Shortest time between two changes of one publication (SOURCE-THROTTLE-PUBLISH), seconds; 0 = off",
      0,
      3600,
    ),
    bodyBytes: count(65_536, "Longest body of a PUBLISH, octets", 1024, 65_536),
    contactsPerAor: count(10, "Registered contacts of one address of record"),
  })
  .prefault({});

/** Whole seconds or milliseconds with a lower bound. */
export const duration = count;
