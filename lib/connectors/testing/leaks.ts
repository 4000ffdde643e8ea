import { type AddressInfo, createServer, type Socket } from "node:net";
import { inspect } from "node:util";
import { credentialNames } from "@/lib/shared/report-card/credential-names";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ConnectorSchema } from "../types";

/** Every secret among the values, plain and in the encodings it may leak in. */
export function secretsIn(input: {
  readonly schema: ConnectorSchema;
  readonly values: PropertyValues;
}): readonly string[] {
  return credentialNames({ steps: input.schema.steps })
    .map((name) => String(input.values[name] ?? ""))
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("hex"),
      JSON.stringify(secret).slice(1, -1),
    ]);
}

/** Anything as text, to the bottom, with the causes of errors. */
export function textOf(value: unknown): string {
  return inspect(value, {
    depth: Number.POSITIVE_INFINITY,
    maxStringLength: null,
    maxArrayLength: null,
    showHidden: true,
  });
}

/** A listener that accepts and never writes. */
export async function startBlackHole(): Promise<{
  readonly port: number;
  openConnections(): number;
  stop(): Promise<void>;
}> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    openConnections: () => sockets.size,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
