import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A PostgreSQL server that is only just starting, until it is woken; then the real one behind it. */
export interface SleepingPostgres {
  readonly port: number;
  wake(): void;
  /** Puts it back to sleep. */
  sleep(): void;
  stop(): Promise<void>;
}

/** Leads to a server on loopback; asleep, it says what a server says whose database is not up yet (57P03). */
export async function startSleepingPostgres(input: { readonly port: number }): Promise<SleepingPostgres> {
  let isAwake = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (!isAwake) return void socket.once("data", () => socket.end(starting));
    const behind = connect({ host: "127.0.0.1", port: input.port });
    behind.on("error", () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    wake: () => {
      isAwake = true;
    },
    sleep: () => {
      isAwake = false;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** An ErrorResponse: type, length, fields. */
const fields = Buffer.from("SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0");
const length = Buffer.alloc(4);
length.writeUInt32BE(fields.length + 4);
const starting = Buffer.concat([Buffer.from("E"), length, fields]);
