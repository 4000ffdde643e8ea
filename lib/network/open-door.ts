import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type Duplex, pipeline } from "node:stream";
import type { LoopbackDoor } from "@/lib/shared/setup-test/context";

/** Node.js announces every client socket of the process here, before it connects. */
const ownSockets = "net.client.socket";

/** Milliseconds after which a connection that is none of ours is cut. Ours are known at once. */
const claimMs = 1_000;

interface Door {
  readonly dial: () => Promise<Duplex>;
  readonly connections: number;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/**
 * Opens a loopback port for a driver that makes its sockets itself. Another program on this machine could
 * connect first, use our way to the destination, and leave the driver outside. So a connection counts only
 * if its far end is a socket of this process: Node.js announces those, and the ports are compared. The port
 * stays bound until `close`, so nobody can take it over and be taken for the destination.
 */
export async function openDoor(door: Door): Promise<LoopbackDoor> {
  const open = new Set<Duplex>();
  const guests = createGuestList();
  let left = door.connections;
  const server = createServer((visitor) => {
    visitor.on("error", () => {});
    keep({ open, stream: visitor });
    guests.expect(visitor, () => {
      left -= 1;
      if (left < 0) visitor.destroy();
      else void letIn({ visitor, dial: door.dial, open });
    });
  });
  const port = await listen(server);
  const announced = (message: unknown) => guests.announce({ socket: socketIn(message), port });
  const close = () => {
    unsubscribe(ownSockets, announced);
    door.signal.removeEventListener("abort", close);
    server.close();
    for (const stream of open) stream.destroy();
  };
  subscribe(ownSockets, announced);
  door.signal.addEventListener("abort", close, { once: true });
  if (door.signal.aborted) close();
  return { host: "127.0.0.1", port, close };
}

/** Brings the two ends of a connection together, whichever is heard of first. */
function createGuestList() {
  const ours = new Set<number>();
  const waiting = new Map<number, () => void>();
  return {
    /** A socket of this process: once it is connected to our port, its own port is known. */
    announce: ({ socket, port }: { readonly socket: Socket | undefined; readonly port: number }) => {
      socket?.once("connect", () => {
        const { localPort, remotePort } = socket;
        if (remotePort !== port || localPort === undefined) return;
        const enter = waiting.get(localPort);
        waiting.delete(localPort);
        if (enter === undefined) ours.add(localPort);
        else enter();
      });
    },
    /** A connection at our port: lets it in when it is one of ours, and cuts it when nobody claims it. */
    expect: (visitor: Socket, enter: () => void) => {
      const { remotePort } = visitor;
      if (remotePort === undefined) return void visitor.destroy();
      if (ours.delete(remotePort)) return enter();
      waiting.set(remotePort, enter);
      const late = setTimeout(() => {
        if (waiting.get(remotePort) === enter) visitor.destroy();
      }, claimMs);
      visitor.once("close", () => {
        clearTimeout(late);
        if (waiting.get(remotePort) === enter) waiting.delete(remotePort);
      });
    },
  };
}

function keep({ open, stream }: { readonly open: Set<Duplex>; readonly stream: Duplex }): void {
  open.add(stream);
  stream.once("close", () => open.delete(stream));
}

async function letIn(input: {
  readonly visitor: Socket;
  readonly dial: () => Promise<Duplex>;
  readonly open: Set<Duplex>;
}): Promise<void> {
  const { visitor, open } = input;
  try {
    const stream = await input.dial();
    keep({ open, stream });
    if (visitor.destroyed) return void stream.destroy();
    pipeline(visitor, stream, visitor, () => {});
  } catch {
    // Whoever dials keeps the reason; the driver only sees its connection cut.
    visitor.destroy();
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0, exclusive: true }, resolve);
  });
  server.on("error", () => {});
  return (server.address() as AddressInfo).port;
}

function socketIn(message: unknown): Socket | undefined {
  const socket: unknown =
    typeof message === "object" && message !== null ? Reflect.get(message, "socket") : undefined;
  return socket === undefined ? undefined : (socket as Socket);
}
