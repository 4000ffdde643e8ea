import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/** By status of the SFTP protocol (draft-ietf-secsh-filexfer-02, section 7). */
const failures: Readonly<Record<number, { readonly code: FailureCode; readonly says: string }>> = {
  2: { code: "path_not_found", says: "does not exist on the server" },
  3: { code: "permission_denied", says: "may not be used by this user" },
};

/** Maps an error of a file transfer to ours. The path is the user's own, or one made from it. */
export function sftpFailure(input: { readonly path: string; readonly cause: unknown }): NetworkError {
  const { path, cause } = input;
  const status: unknown =
    typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : undefined;
  const known = typeof status === "number" ? failures[status] : undefined;
  const { code, says } = known ?? {
    code: "provider_error",
    says: "could not be used: the server gave no reason",
  };
  return new NetworkError({
    code,
    userMessage: `${path} ${says}.`,
    facts: [
      { label: "Path", value: path },
      ...(typeof status === "number" ? [{ label: "SFTP status", value: String(status) }] : []),
    ],
    cause,
  });
}
