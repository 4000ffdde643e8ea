import { Duplex } from "node:stream";

/** One message of the client: its kind, and its data without the packets' headers. */
export interface TdsMessage {
  readonly type: number;
  readonly data: Buffer;
}

/** Reads messages one after another; what belongs to the next one is kept. */
export function messageReader(stream: Duplex): () => Promise<TdsMessage> {
  let bytes: Buffer = Buffer.alloc(0);
  return () =>
    new Promise((resolve, reject) => {
      const attempt = () => {
        const message = firstMessage(bytes);
        if (message === null) return false;
        bytes = message.rest;
        stop();
        stream.pause();
        resolve(message);
        return true;
      };
      const read = (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        attempt();
      };
      const ended = () => {
        stop();
        reject(new Error("the client hung up"));
      };
      const stop = () => void stream.removeListener("data", read).removeListener("close", ended);
      if (attempt()) return;
      stream.on("data", read).once("close", ended);
      stream.resume();
    });
}

/** A whole message at the start of these bytes, of as many packets as it has. */
function firstMessage(bytes: Buffer): (TdsMessage & { readonly rest: Buffer }) | null {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 2);
    if (at + length > bytes.length) return null;
    parts.push(bytes.subarray(at + 8, at + length));
    const isLast = ((bytes[at + 1] ?? 0) & 1) === 1;
    at += length;
    if (isLast) return { type: bytes[0] ?? 0, data: Buffer.concat(parts), rest: bytes.subarray(at) };
  }
  return null;
}

/** Sends data as one message of packets. */
export function sendMessage(stream: Duplex, type: number, data: Buffer): void {
  stream.write(toPackets(type, data));
}

/** The packets of one message. */
export function toPackets(type: number, data: Buffer): Buffer {
  const packets: Buffer[] = [];
  for (let at = 0; at === 0 || at < data.length; at += 4_000) {
    const part = data.subarray(at, at + 4_000);
    const header = Buffer.from([type, at + 4_000 >= data.length ? 1 : 0, 0, 0, 0, 0, 1, 0]);
    header.writeUInt16BE(part.length + 8, 2);
    packets.push(header, part);
  }
  return Buffer.concat(packets);
}

/** The server's side of TLS inside of PRELOGIN messages: bare as soon as data of the application comes. */
export function handshakeCarrier(stream: Duplex): Duplex {
  let bytes: Buffer = Buffer.alloc(0);
  let isBare = false;
  let isSendingBare = false;
  const carrier = new Duplex({
    read: () => void stream.resume(),
    write: (chunk: Buffer, _encoding, next) => {
      isSendingBare ||= chunk[0] === 0x17;
      stream.write(isSendingBare ? chunk : toPackets(0x12, chunk), () => next());
    },
    final: (done) => void stream.end(done),
    destroy: (error, next) => {
      stream.destroy();
      next(error);
    },
  });
  stream.on("data", (chunk: Buffer) => {
    if (isBare) return void carrier.push(chunk);
    bytes = Buffer.concat([bytes, chunk]);
    for (let message = firstMessage(bytes); message !== null; message = firstMessage(bytes)) {
      bytes = message.rest;
      carrier.push(message.data);
      isBare = (bytes[0] ?? 0) === 0x17;
      if (isBare) break;
    }
    if (bytes[0] === 0x17) {
      isBare = true;
      carrier.push(bytes);
    }
  });
  stream.once("close", () => carrier.destroy());
  carrier.on("error", () => {});
  return carrier;
}
