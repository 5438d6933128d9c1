import type { IncomingRequestMessage } from "sip.js/lib/core/index.js";

/** A MESSAGE and the way to answer it. */
export interface MessageRequest {
  readonly message: IncomingRequestMessage;
  /** @param headers whole header lines without line end */
  readonly answer: (status: number, headers: readonly string[]) => void;
}

interface AnswerOptions {
  readonly statusCode: number;
  readonly extraHeaders: string[];
}

interface Answerable {
  accept(options: AnswerOptions): unknown;
  reject(options: AnswerOptions): unknown;
}

export const messageRequest = (message: IncomingRequestMessage, request: Answerable): MessageRequest => ({
  message,
  answer: (statusCode, headers) => {
    const options = { statusCode, extraHeaders: [...headers] };
    // Whoever asked may be gone by now, and its transaction with it.
    void attempt(() => (statusCode < 300 ? request.accept(options) : request.reject(options)));
  },
});

async function attempt(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch {
    // The sender hears nothing, and takes the message for lost.
  }
}
