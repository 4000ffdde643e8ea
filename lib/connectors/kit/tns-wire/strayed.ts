import { NetworkError } from "@/lib/shared/errors/network-error";

/** What came is nothing an Oracle listener says. */
export function strayed({ host, port }: { readonly host: string; readonly port: number }): NetworkError {
  return new NetworkError({
    code: "wrong_service",
    userMessage: `${host} on port ${port} is answered by something that is no Oracle listener.`,
    facts: [
      { label: "Host", value: host },
      { label: "Port", value: String(port) },
    ],
  });
}
