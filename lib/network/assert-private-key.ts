import ssh2 from "ssh2";
import { NetworkError } from "@/lib/shared/errors/network-error";

/** Throws `invalid_key` unless there is no key or it is a private one that can be read. */
export function assertPrivateKey(input: {
  readonly privateKey?: string;
  readonly passphrase?: string;
}): void {
  const { privateKey, passphrase } = input;
  if (privateKey === undefined) return;
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (parsed instanceof Error) throw invalidKey(reason(parsed.message));
  if (!parsed.isPrivateKey())
    throw invalidKey("This is the public half of a key. The private half is needed.");
}

/** ssh2 tells causes apart by text alone. */
function reason(text: string): string {
  if (/no passphrase given/i.test(text)) return "The private key is protected. Its passphrase is needed too.";
  if (/bad passphrase|bad decrypt|integrity check/i.test(text))
    return "The passphrase does not open this key.";
  return "The SSH key of this connection cannot be read.";
}

function invalidKey(userMessage: string): NetworkError {
  return new NetworkError({ code: "invalid_key", userMessage });
}
