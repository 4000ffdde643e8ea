import type { Duplex } from "node:stream";
import { relayStream } from "../relay-stream";
import { firstPacket } from "./packet";

/**
 * The stream as the driver takes it. The driver begins with a PRELOGIN of its own, which has no place after
 * ours: it is held back, and `answerForDriver`, put before all the rest, is the answer it gets.
 */
export function handOver({ stream, answer }: { readonly stream: Duplex; readonly answer: Buffer }): Duplex {
  stream.unshift(answer);
  let held: Buffer | null = Buffer.alloc(0);
  const relay = relayStream({
    stream,
    send: (data) => {
      if (held === null) return data;
      held = Buffer.concat([held, data]);
      const packet = firstPacket(held);
      if (packet === null) return Buffer.alloc(0);
      held = packet.isLast ? null : packet.rest;
      return packet.isLast ? packet.rest : Buffer.alloc(0);
    },
  });
  const nothing = () => relay;
  // The driver sets these on its socket; TLS and SSH channels have none.
  return Object.assign(relay, { setNoDelay: nothing, setKeepAlive: nothing });
}
