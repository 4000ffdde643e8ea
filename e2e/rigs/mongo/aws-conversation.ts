import { createHash, createHmac, randomBytes } from "node:crypto";
import { Binary, BSON } from "mongodb";

/** What a client says in a MONGODB-AWS conversation. */
export interface AwsAnswer {
  readonly authorization: string;
  readonly date: string;
  readonly token: string | undefined;
}

/** The server's side: a nonce that begins with the client's, and the service to sign for. */
export function startAws(input: { readonly payload: Buffer; readonly host: string }) {
  const { r } = BSON.deserialize(input.payload, { promoteBuffers: true });
  const nonce = Buffer.concat([Buffer.from(r as Uint8Array), randomBytes(32)]);
  return {
    nonce,
    challenge: Buffer.from(BSON.serialize({ s: new Binary(nonce), h: input.host })),
  };
}

/** Reads the client's signature. */
export function readAwsAnswer(payload: Buffer): AwsAnswer {
  const { a, d, t } = BSON.deserialize(payload);
  return { authorization: String(a), date: String(d), token: t === undefined ? undefined : String(t) };
}

/**
 * What the signature has to be, by hand (AWS Signature Version 4 over the request of MongoDB's
 * authentication specification): AWS itself cannot be asked.
 */
export function expectedAuthorization(input: {
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly answer: AwsAnswer;
  readonly nonce: Buffer;
  readonly host: string;
  readonly region: string;
}): string {
  const { answer, keys, region } = input;
  const body = "Action=GetCallerIdentity&Version=2011-06-15";
  const headers: readonly (readonly [string, string])[] = [
    ["content-length", String(body.length)],
    ["content-type", "application/x-www-form-urlencoded"],
    ["host", input.host],
    ["x-amz-date", answer.date],
    ...(answer.token === undefined ? [] : [["x-amz-security-token", answer.token] as const]),
    ["x-mongodb-gs2-cb-flag", "n"],
    ["x-mongodb-server-nonce", input.nonce.toString("base64")],
  ];
  const names = headers.map(([name]) => name).join(";");
  const canonical = ["POST", "/", "", ...headers.map((one) => one.join(":")), "", names, sha256(body)].join(
    "\n",
  );
  const day = answer.date.slice(0, 8);
  const scope = `${day}/${region}/sts/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", answer.date, scope, sha256(canonical)].join("\n");
  const key = [day, region, "sts", "aws4_request"].reduce(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${keys.secretAccessKey}`),
  );
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
