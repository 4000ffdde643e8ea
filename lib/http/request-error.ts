import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** The request itself cannot be read: it never reached a use case. */
export class RequestError extends LatchkeyError {
  readonly code: "bad_request" | "payload_too_large" | "unsupported_media_type" | "origin_not_allowed";
  constructor(input: { readonly code: RequestError["code"]; readonly userMessage: string }) {
    super(input);
    this.code = input.code;
  }
}
