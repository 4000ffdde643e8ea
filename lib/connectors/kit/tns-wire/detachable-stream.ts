import { Duplex } from "node:stream";

/** A stream over another one that can let go of it. */
export interface Detachable {
  readonly stream: Duplex;
  /** Leaves the stream below as it is, open and silent, for somebody else. */
  detach(): void;
}

/** Puts a stream over another one, so that what was built on it can be left behind. */
export function detachableStream(below: Duplex): Detachable {
  let isAttached = true;
  const stream = new Duplex({
    read: () => {
      if (isAttached) below.resume();
    },
    write: (chunk: Buffer, _encoding, done) => {
      // What is said after the end, such as TLS's farewell, has no place on the stream below.
      if (isAttached) below.write(chunk, done);
      else done();
    },
    final: (done) => {
      if (isAttached) below.end(done);
      else done();
    },
    destroy: (error, done) => {
      if (isAttached) below.destroy();
      done(error);
    },
  });
  const read = (chunk: Buffer) => {
    if (!stream.push(chunk)) below.pause();
  };
  const end = () => void stream.push(null);
  const close = () => void stream.destroy();
  stream.on("error", () => {});
  below.on("data", read).once("end", end).once("close", close);
  below.pause();
  return {
    stream,
    detach: () => {
      isAttached = false;
      below.pause();
      below.removeListener("data", read).removeListener("end", end).removeListener("close", close);
      stream.destroy();
    },
  };
}
