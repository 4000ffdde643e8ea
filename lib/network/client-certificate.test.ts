import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { afterAll, expect, test } from "vitest";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import type { ClientCertificate } from "@/lib/shared/setup-test/context";
import { secureStream } from "./secure-stream";

const { ca, server: own, renewed } = await createTlsMaterial();
const seen: string[] = [];
const server = createServer(
  { ...own, ca, requestCert: true, rejectUnauthorized: true },
  (socket: TLSSocket) => {
    seen.push(socket.getPeerX509Certificate()?.fingerprint256 ?? "none");
    socket.on("error", () => {});
    socket.end("hello");
  },
);
server.on("tlsClientError", () => {});
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => void server.close());

async function dial(client: ClientCertificate) {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").on("error", () => {});
  await once(socket, "connect");
  return secureStream({
    stream: socket,
    tls: { servername: "localhost", port: 1, mode: "verify-full", ca, approvedFingerprints: [], client },
    ms: 2_000,
    signal: new AbortController().signal,
  });
}

test("shows its certificate to a server that asks for one", async () => {
  const { stream } = await dial(renewed);
  const [hello] = (await once(stream, "data")) as [Buffer];
  expect(hello.toString()).toBe("hello");
  expect(seen).toHaveLength(1);
  expect(seen[0]).not.toBe("none");
});

test("a certificate and a key that do not belong together are refused before anything is sent", async () => {
  await expect(dial({ cert: renewed.cert, key: own.key })).rejects.toMatchObject({ code: "invalid_key" });
  await expect(dial({ cert: renewed.cert, key: "garbage" })).rejects.toMatchObject({ code: "invalid_key" });
  expect(seen).toHaveLength(1);
});
