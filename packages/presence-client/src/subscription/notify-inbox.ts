import type {
  NotifyUserAgentServer,
  SubscribeUserAgentClient,
  UserAgentCore,
} from "sip.js/lib/core/index.js";

export interface NotifyReceiver {
  onNotify(request: NotifyUserAgentServer): void;
}

/**
 * Routes every NOTIFY with this Call-ID, To tag and event to `receiver`, until the returned function is called; then
 * the core answers 481. sip.js routes first NOTIFYs by this map; its own dialog keeps neither Accept nor the reasons.
 */
export function openNotifyInbox(
  core: UserAgentCore,
  key: { readonly callId: string; readonly fromTag: string; readonly event: string },
  receiver: NotifyReceiver,
): () => void {
  const id = key.callId + key.fromTag + key.event;
  const entry = {
    onNotify: (request: NotifyUserAgentServer) => receiver.onNotify(request),
    dispose: () => undefined,
  };
  core.subscribers.set(id, entry as unknown as SubscribeUserAgentClient);
  return () => void core.subscribers.delete(id);
}
