import type { StageOutcome } from "../../types";
import { type ApiAnswer, readPath } from "./api-answer";
import type { ApiCheck } from "./api-stage";
import type { FailureTable } from "./judge-answer";
import type { ApiRequest } from "./send-request";
import { type TokenFields, tokenFailures } from "./token-failures";

interface TokenRequest {
  readonly check: ApiCheck;
  readonly service: string;
  readonly request: ApiRequest;
  readonly fields: TokenFields;
  readonly failures?: FailureTable;
  /** @default OAuth's `error` */
  readonly reason?: (answer: ApiAnswer) => string;
  /** Property that names the token URL, where the user does. */
  readonly addressField?: string;
}

/**
 * Trades credentials in for an access token, which is kept as `access_token`. OAuth's error codes
 * (RFC 6749, section 5.2) decide what was wrong; `failures` adds the vendor's own. A refresh token that the
 * provider replaces (section 6) is replaced on file too.
 */
export async function fetchToken(input: TokenRequest): Promise<StageOutcome> {
  const { check, service } = input;
  const answer = await ask(input);
  const token = readPath(answer.json, "access_token");
  if (token === "") {
    return check.refuse({
      code: "wrong_service",
      ...(input.addressField === undefined ? {} : { field: input.addressField }),
      message: `${service} answered, but gave no access token.`,
      hint: "Check that the address is the one that hands out tokens.",
    });
  }
  check.keep("access_token", token);
  for (const name of ["instance_url", "refresh_token"]) check.keep(name, readPath(answer.json, name));
  return { status: "PASSED", message: `${service} accepted the credentials.` };
}

function ask(input: TokenRequest): Promise<ApiAnswer> {
  const { check, service, request, fields } = input;
  const send = (form: ApiRequest["form"]) =>
    check.call({
      method: "POST",
      ...request,
      ...(form === undefined ? {} : { form }),
      reason: input.reason ?? ((refused) => readPath(refused.json, "error")),
      failures: { ...tokenFailures({ service, fields }), ...input.failures },
      ...(input.addressField === undefined ? {} : { addressField: input.addressField }),
    });
  if (request.form?.grant_type !== "refresh_token") return send(request.form);
  return check.trade({
    property: fields.grant,
    trade: async (current) => {
      const result = await send({ ...request.form, refresh_token: current });
      return { result, next: readPath(result.json, "refresh_token") || null };
    },
  });
}
