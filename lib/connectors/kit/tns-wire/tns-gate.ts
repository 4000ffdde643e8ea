import { Duplex } from "node:stream";
import { strayed } from "./strayed";
import {
  firstTnsPacket,
  type Redirect,
  readRedirect,
  redirectTo,
  type TnsPacket,
  tlsAgain,
  tnsType,
  withoutFlag,
} from "./tns-packet";

interface Gate {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  /** Does the TLS handshake again below the stream; null where there is no TLS. */
  readonly renewTls: (() => Promise<Duplex>) | null;
  /** Opens the way to another server, and gives the loopback port that leads there. */
  readonly redirect: (to: Redirect) => Promise<number>;
}

/** Bytes before the data of REDIRECT and DATA packets. */
const dataAt = 10;

/**
 * The stream as the driver gets it. Before a connection is taken on, the driver does what the listener says,
 * and would dial any address itself. So these packets are read here: a redirect leads through the guarded
 * dialer, and a new TLS handshake is ours, because TLS is. After ACCEPT or REFUSE all passes unread. What
 * goes wrong destroys the stream with a `NetworkError`.
 */
export class TnsGate extends Duplex {
  readonly #gate: Gate;
  #below: Duplex;
  #held: Buffer = Buffer.alloc(0);
  /** Flags of a REDIRECT whose data come in the next packet. */
  #pending: number | null = null;
  #isSettled = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(gate: Gate) {
    super();
    this.#gate = gate;
    this.#below = gate.stream;
    // Whoever waits for the stream has the reason; without a listener it would end the process.
    this.on("error", () => {});
    this.#attach();
  }

  override _read(): void {
    this.#below.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#below.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#below.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#below.destroy();
    done(error);
  }

  #attach(): void {
    this.#below.on("data", this.#receive).once("end", this.#end).once("close", this.#end).pause();
  }

  readonly #receive = (chunk: Buffer): void => {
    if (this.#isSettled && this.#held.length === 0) {
      this.#pass(chunk);
      return;
    }
    this.#held = Buffer.concat([this.#held, chunk]);
    this.#turn = this.#turn
      .then(() => this.#drain())
      .catch((error: unknown) => void this.destroy(error as Error));
  };

  readonly #end = (): void => {
    void this.#turn.then(() =>
      this.#isSettled ? this.push(null) : this.destroy(strayed(this.#gate.target)),
    );
  };

  #pass(bytes: Buffer): void {
    if (!this.push(bytes)) this.#below.pause();
  }

  async #drain(): Promise<void> {
    while (!this.#isSettled && this.#held.length > 0) {
      const packet = firstTnsPacket(this.#held);
      if (packet === undefined) throw strayed(this.#gate.target);
      if (packet === null) return;
      this.#held = this.#held.subarray(packet.bytes.length);
      await this.#handle(packet);
    }
    if (this.#held.length > 0) this.#pass(this.#held);
    this.#held = Buffer.alloc(0);
  }

  async #handle(packet: TnsPacket): Promise<void> {
    const { type, flags, bytes } = packet;
    const isRedirect = type === tnsType.redirect;
    if (isRedirect && bytes.length <= dataAt) {
      this.#pending = flags;
    } else if (isRedirect || this.#pending !== null) {
      await this.#redirect({ data: bytes.subarray(dataAt), flags: this.#pending ?? flags });
    } else if (type === tnsType.resend && (flags & tlsAgain) !== 0) {
      await this.#renewTls();
      this.#pass(withoutFlag(packet, tlsAgain));
    } else {
      this.#isSettled = type === tnsType.accept || type === tnsType.refuse;
      this.#pass(bytes);
    }
  }

  async #redirect(input: { readonly data: Buffer; readonly flags: number }): Promise<void> {
    const to = readRedirect(input);
    if (to === undefined) throw strayed(this.#gate.target);
    const port = await this.#gate.redirect(to);
    this.#pass(redirectTo({ port, flags: input.flags, rest: to.rest }));
    // The driver hangs up here and goes on at the other port.
    this.#isSettled = true;
  }

  async #renewTls(): Promise<void> {
    if (this.#gate.renewTls === null) throw strayed(this.#gate.target);
    this.#below.off("data", this.#receive).off("end", this.#end).off("close", this.#end);
    this.#below = await this.#gate.renewTls();
    this.#attach();
    this.#below.resume();
  }
}
