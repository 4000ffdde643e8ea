import type { ApiCall, ApiReply } from "../http-emulator.ts";
import { verifySigv4 } from "../verify-sigv4.ts";
import { createAeadKeys } from "./aead-keys.ts";
import type { KeyServiceRig } from "./key-service-rig.ts";

const region = "eu-central-1";
const arn = (id: string) => `arn:aws:kms:${region}:123456789012:key/${id}`;
const key = arn("11111111-1111-4111-8111-111111111111");
const otherKey = arn("22222222-2222-4222-8222-222222222222");
const allowed = { accessKeyId: "AKIAKEYS000000000001", secretAccessKey: "kms-s3cret-access-key-of-latchkey" };
/** A user of the account whom no policy lets near the keys. */
const stranger = {
  accessKeyId: "AKIASTRANGER00000001",
  secretAccessKey: "kms-s3cret-access-key-of-stranger",
};

/** Encrypt and Decrypt of AWS KMS (API reference 2014-11-01): SigV4, key policy, encryption context. */
export function awsKmsRig(): KeyServiceRig {
  const keys = createAeadKeys([key, otherKey]);
  const settings = {
    LATCHKEY_KEY_PROVIDER: "aws-kms",
    LATCHKEY_KEY_NAME: key,
    LATCHKEY_KEY_AWS_ACCESS_KEY_ID: allowed.accessKeyId,
    LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY: allowed.secretAccessKey,
  };
  return {
    provider: "aws-kms",
    routes: [{ on: `POST https://kms.${region}.amazonaws.com/`, reply: (call) => answer({ call, keys }) }],
    urls: [`https://kms.${region}.amazonaws.com`],
    settings,
    key,
    otherKey,
    absentKey: arn("99999999-9999-4999-8999-999999999999"),
    refused: {
      "a wrong secret": { LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY: "not-the-secret-of-this-user" },
      "an unknown user": { LATCHKEY_KEY_AWS_ACCESS_KEY_ID: "AKIANOBODY0000000001" },
      "a user without the permission": {
        LATCHKEY_KEY_AWS_ACCESS_KEY_ID: stranger.accessKeyId,
        LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY: stranger.secretAccessKey,
      },
    },
    throttled: refusal("ThrottlingException"),
    broken: { status: 500, json: { __type: "KMSInternalException" } },
  };
}

function answer(input: {
  readonly call: ApiCall;
  readonly keys: ReturnType<typeof createAeadKeys>;
}): ApiReply {
  const { call, keys } = input;
  const verdict = verifySigv4({ call, service: "kms", region, keys: [allowed, stranger] });
  if ("error" in verdict) return refusal(verdict.error);
  if (verdict.accessKeyId !== allowed.accessKeyId) return refusal("AccessDeniedException");
  if (call.headers["content-type"] !== "application/x-amz-json-1.1") return refusal("SerializationException");
  const { KeyId: name, EncryptionContext, Plaintext, CiphertextBlob } = Object(call.json);
  if (!keys.has(name)) return refusal("NotFoundException");
  const context = JSON.stringify(Object.entries(Object(EncryptionContext)).sort());
  const operation = call.headers["x-amz-target"];
  if (operation === "TrentService.Encrypt") {
    const bytes = Buffer.from(String(Plaintext), "base64");
    if (bytes.length < 1 || bytes.length > 4096) return refusal("ValidationException");
    const blob = keys.encrypt({ name, bytes, context }).toString("base64");
    return ok({ CiphertextBlob: blob, KeyId: name, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
  }
  if (operation !== "TrentService.Decrypt") return refusal("UnknownOperationException");
  const bytes = keys.decrypt({ name, bytes: Buffer.from(String(CiphertextBlob), "base64"), context });
  // The name of the key is in a real blob, too: another one is told apart from a broken text there.
  if (bytes === null) return refusal("InvalidCiphertextException");
  return ok({
    Plaintext: bytes.toString("base64"),
    KeyId: name,
    EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  });
}

function ok(json: object): ApiReply {
  return { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, json };
}

function refusal(name: string): ApiReply {
  return { status: 400, headers: { "content-type": "application/x-amz-json-1.1" }, json: { __type: name } };
}
