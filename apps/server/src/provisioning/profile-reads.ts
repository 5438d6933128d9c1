import type { Clock } from "@porchlight/kernel";
import type { XcapRead } from "../xcap/xcap-parts";
import type { FetchLog } from "./fetch-log";

/** Notes which users read their profile by XCAP. */
export const profileReads =
  (auid: string, fetches: FetchLog, clock: Clock) =>
  ({ reader, key, etag, userAgent }: XcapRead): void => {
    if (key.auid !== auid || key.xui !== reader) return;
    const [folder, device = ""] = key.path.split("/");
    fetches.note(reader, {
      kind: device === "" ? "user" : "device",
      form: "xcap",
      device,
      vendor: "",
      model: "",
      version: "",
      userAgent,
      digest: folder === "effective" ? etag : "",
      at: clock(),
    });
  };
