import { Duplex } from "node:stream";

/** What passes instead of a chunk; an empty buffer holds it back. What it throws breaks the stream. */
export type Passing = (chunk: Buffer) => Buffer;

/**
 * A stream over another one that may change, hold back or refuse what passes. Its end comes one turn of the
 * event loop after its last data, so that a driver has read an answer before it hears that nothing follows.
 */
export function relayStream(input: {
  readonly stream: Duplex;
  /** What comes from the far end. @default as it is */
  readonly receive?: Passing;
  /** What goes to the far end. Chunks written together come together. @default as it is */
  readonly send?: Passing;
}): Duplex {
  const { stream, receive = asItIs, send = asItIs } = input;
  const forward = (chunk: Buffer, done: (error?: Error | null) => void) => {
    const passing = attempt({ relay, work: () => send(chunk) });
    if (passing === null || passing.length === 0) return done();
    stream.write(passing, done);
  };
  const relay = new Duplex({
    read: () => void stream.resume(),
    write: (chunk: Buffer, _encoding, done) => forward(chunk, done),
    writev: (chunks, done) => forward(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done),
    final: (done) => void stream.end(done),
    destroy: (error, done) => {
      stream.destroy();
      done(error);
    },
  });
  // A broken stream also ends reads and writes; without a listener it would end the process.
  relay.on("error", () => {});
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => {
    // Ended by us while this chunk was on its way: whoever reads has let go of it already.
    if (stream.destroyed) return;
    const passing = attempt({ relay, work: () => receive(chunk) });
    if (passing !== null && passing.length > 0 && !relay.push(passing)) stream.pause();
  });
  stream.once("end", () => void setImmediate(() => relay.push(null)));
  stream.once("close", () => void setImmediate(() => relay.destroy()));
  stream.pause();
  return relay;
}

const asItIs: Passing = (chunk) => chunk;

function attempt({ relay, work }: { readonly relay: Duplex; readonly work: () => Buffer }): Buffer | null {
  try {
    return work();
  } catch (error) {
    relay.destroy(error instanceof Error ? error : new Error("the relay refused what passed"));
    return null;
  }
}
