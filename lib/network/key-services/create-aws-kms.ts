import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { KeyServiceProblem } from "@/lib/shared/errors/key-service-error";
import { awsKeyArn } from "@/lib/shared/key-names";
import type { KeyContext, KeyService } from "@/lib/shared/key-service";
import type { GuardedHttp, HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";
import type { OperatorAwsKeys } from "../operator/assume-aws-role";
import { askKeyService, problemOfStatus } from "./ask-key-service";
import { answeredText } from "./read-answer";

/** Encrypt and Decrypt of the AWS Key Management Service API (2014-11-01). The context is its encryption context. */
export function createAwsKms(input: {
  readonly http: GuardedHttp;
  readonly key: string;
  readonly aws: OperatorAwsKeys;
}): KeyService {
  const { http, key, aws } = input;
  const ref = { provider: "aws-kms", key } as const;
  const ask = async (operation: string, fields: object, context: KeyContext, path: string) => {
    const body = JSON.stringify({ KeyId: key, EncryptionContext: context, ...fields });
    const json = await askKeyService({
      http,
      ref,
      judge,
      request: () => sign({ key, aws, operation, body }),
    });
    return Buffer.from(answeredText({ json, path: [path], ref }), "base64");
  };
  return {
    ref,
    wrap: ({ bytes, context }) =>
      ask("Encrypt", { Plaintext: bytes.toString("base64") }, context, "CiphertextBlob"),
    unwrap: ({ wrapped, context }) =>
      ask("Decrypt", { CiphertextBlob: wrapped.toString("base64") }, context, "Plaintext"),
  };
}

async function sign(input: {
  readonly key: string;
  readonly aws: OperatorAwsKeys;
  readonly operation: string;
  readonly body: string;
}): Promise<HttpRequest> {
  const { aws, body } = input;
  const [, region = ""] = awsKeyArn.exec(input.key) ?? [];
  const session = aws.sessionToken?.reveal();
  const signed = await new AwsV4Signer({
    accessKeyId: aws.accessKeyId,
    secretAccessKey: aws.secretAccessKey.reveal(),
    ...(session === undefined ? {} : { sessionToken: session }),
    service: "kms",
    region,
    method: "POST",
    url: `https://kms.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `TrentService.${input.operation}`,
      "x-amz-content-sha256": createHash("sha256").update(body).digest("hex"),
    },
    body,
  }).sign();
  return { method: "POST", url: signed.url.href, headers: Object.fromEntries(signed.headers), body };
}

/** By the names of the API reference's "Errors" and "Common Errors"; all of them are answered with 400 or 500. */
const problems: Readonly<Record<string, KeyServiceProblem>> = {
  ThrottlingException: "busy",
  LimitExceededException: "busy",
  AccessDeniedException: "denied",
  ExpiredTokenException: "denied",
  IncompleteSignature: "denied",
  InvalidClientTokenId: "denied",
  InvalidSignatureException: "denied",
  MissingAuthenticationToken: "denied",
  NotAuthorized: "denied",
  RequestExpired: "denied",
  UnrecognizedClientException: "denied",
  DependencyTimeoutException: "unreachable",
  KeyUnavailableException: "unreachable",
  KMSInternalException: "unreachable",
};

function judge(answer: HttpResponse): KeyServiceProblem | null {
  if (answer.status === 200) return null;
  const type: unknown = Object(answer.json()).__type;
  const name = typeof type === "string" ? (type.split("#").at(-1) ?? "") : "";
  return (Object.hasOwn(problems, name) ? problems[name] : undefined) ?? problemOfStatus(answer.status);
}
