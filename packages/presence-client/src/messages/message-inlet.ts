import type { IncomingRequestMessage } from "sip.js/lib/core/index.js";
import type { SipStack } from "../sip/sip-stack";
import type { IncomingMessage, MessageAnswer, MessageReceiver } from "./message-exchange";

/** Lets `receiver` answer what comes. Returns how to end that. */
export const openMessageInlet = (stack: SipStack, receiver: MessageReceiver): (() => void) =>
  stack.receiveMessages(({ message, answer }) => {
    void answered(message, receiver).then(({ status, headers = [] }) => answer(status, headers));
  });

async function answered(message: IncomingRequestMessage, receiver: MessageReceiver): Promise<MessageAnswer> {
  try {
    return await receiver(readMessage(message));
  } catch {
    return { status: 500 };
  }
}

const readMessage = (message: IncomingRequestMessage): IncomingMessage => ({
  from: message.from.uri.toString(),
  displayName: message.from.displayName ?? "",
  body: message.body,
  header: (name) => message.getHeader(name),
});
