import { createReader, createWriter } from "@/lib/shared/embed-protocol/envelope";
import { type FrameMessage, frameShapeOf } from "@/lib/shared/embed-protocol/frame-messages";
import type { HostMessageType, HostPayload } from "@/lib/shared/embed-protocol/host-messages";
import { randomId } from "@/lib/shared/embed-protocol/random-id";

/** One handshake with one document of the frame. */
export interface Connection {
  send<T extends HostMessageType>(type: T, payload: HostPayload<T>): void;
  close(): void;
}

export interface AnswerHelloInput {
  /** A message whose source and origin are those of the frame. */
  readonly event: MessageEvent;
  readonly session: string;
  /** Every message once the frame has returned our nonce, `ready` the first. */
  readonly onMessage: (message: FrameMessage) => void;
  /** The document at the other end is gone. Not every browser tells. */
  readonly onLost: () => void;
  /** The frame speaks another version of the protocol. */
  readonly onUnsupported: () => void;
}

/**
 * Where the message is a `hello`: gives the frame one end of a MessageChannel and waits for our nonce to come
 * back.
 */
export function answerHello({
  event,
  session,
  onMessage,
  onLost,
  onUnsupported,
}: AnswerHelloInput): Connection | undefined {
  const write = createWriter(session);
  const read = createReader<FrameMessage>(session, frameShapeOf);
  const hello = read(event.data);
  // Not answered: the form ends at once, and its document with it.
  if (hello === "unsupported") onUnsupported();
  else if (hello?.type === "hello") {
    const { port1, port2 } = new MessageChannel();
    const hostNonce = randomId();
    let ready = false;
    port1.onmessage = ({ data }) => {
      const message = read(data);
      if (!message || message === "unsupported") return;
      ready ||= message.type === "ready" && message.payload.hostNonce === hostNonce;
      if (ready) onMessage(message);
    };
    port1.addEventListener("close", onLost);
    const init = write("init", { nonce: hello.payload.nonce, hostNonce });
    (event.source as Window).postMessage(init, event.origin, [port2]);
    return {
      send: (type, payload) => port1.postMessage(write(type, payload)),
      close: () => port1.close(),
    };
  }
  return undefined;
}
