import { type AddressInfo, createServer, type Socket } from "node:net";

/**
 * `black-hole` accepts and never writes, `garbage` answers as an HTTP server would, `hang-up` closes at
 * once, `refuse-tls` answers a PostgreSQL TLS request with "no".
 */
export type FaultKind = "black-hole" | "garbage" | "hang-up" | "refuse-tls";

/** A listener on loopback that misbehaves in one way. */
export interface FaultListener {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** Connections open now: zero shows that a client cleaned up. */
  openConnections(): number;
  stop(): Promise<void>;
}

/** Starts a misbehaving listener on a free loopback port. */
export async function startFault({ kind }: { readonly kind: FaultKind }): Promise<FaultListener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.resume();
    if (kind === "garbage")
      socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
    if (kind === "hang-up") socket.end();
    if (kind === "refuse-tls") socket.once("data", () => socket.write("N"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    openConnections: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
