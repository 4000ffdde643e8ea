import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { charset, tlsCapabilities } from "./client-flags";
import { causeOfErrno } from "./errno-causes";
import { knownFailures } from "./known-failures";
import { failure, readGreeting } from "./read-greeting";

/**
 * Reads the greeting of a MySQL server and asks for TLS; returns the greeting, numbered as the driver has to
 * find it once TLS is up. The driver's own TLS is not used: it would not show an untrusted certificate.
 */
export async function requestTls(input: {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
}): Promise<Buffer> {
  const greeting = await readGreeting(input);
  if (greeting.errno !== null) throw refused(greeting.errno);
  if (!greeting.offersTls) {
    throw failure({ ...input, code: "tls_not_supported", says: "is a MySQL server without TLS" });
  }
  const request = Buffer.alloc(36);
  request.writeUIntLE(32, 0, 3);
  request[3] = 1;
  request.writeUInt32LE(tlsCapabilities, 4);
  request[12] = charset;
  input.stream.write(request);
  // The request has taken number 1, so the driver's answer has to be number 2.
  greeting.packet[3] = 1;
  return greeting.packet;
}

/** The server refuses us before it greets: too many connections, or not from our address. */
function refused(errno: number): NetworkError {
  const { code, message } = knownFailures[causeOfErrno(errno) ?? "serverError"];
  return new NetworkError({ code, userMessage: message, facts: [{ label: "Error", value: String(errno) }] });
}
