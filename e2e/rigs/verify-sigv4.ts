import { createHash, createHmac } from "node:crypto";
import type { ApiCall } from "./http-emulator.ts";

/** Whose request it is, or AWS's name for what is wrong with it. */
export type SignatureVerdict = { readonly accessKeyId: string } | { readonly error: string };

/** A key pair the emulator knows. */
export interface KnownAwsKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys count only with theirs. */
  readonly sessionToken?: string;
}

const shape =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

interface Claim {
  readonly id: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly names: readonly string[];
  readonly signature: string;
}

/** Verifies a Signature Version 4 ("Create a signed AWS API request"), the body and the clock included. */
export function verifySigv4(input: {
  readonly call: ApiCall;
  readonly service: string;
  readonly region: string;
  readonly keys: readonly KnownAwsKey[];
}): SignatureVerdict {
  const { call, keys } = input;
  const claim = readClaim(call);
  if (claim === null) return { error: "MissingAuthenticationToken" };
  const key = keys.find(({ accessKeyId }) => accessKeyId === claim.id);
  if (key === undefined || (key.sessionToken ?? "") !== (call.headers["x-amz-security-token"] ?? ""))
    return { error: "UnrecognizedClientException" };
  const time = call.headers["x-amz-date"] ?? "";
  if (!isNow(time) || !time.startsWith(claim.date)) return { error: "RequestExpired" };
  const isHere = claim.service === input.service && claim.region === input.region;
  const isGood =
    isHere && claim.names.includes("host") && signatureOf({ call, claim, key, time }) === claim.signature;
  return isGood ? { accessKeyId: claim.id } : { error: "InvalidSignatureException" };
}

function readClaim(call: ApiCall): Claim | null {
  const [, id = "", date = "", region = "", service = "", names = "", signature = ""] =
    shape.exec(call.headers.authorization ?? "") ?? [];
  return id === "" ? null : { id, date, region, service, names: names.split(";"), signature };
}

function signatureOf(input: {
  readonly call: ApiCall;
  readonly claim: Claim;
  readonly key: KnownAwsKey;
  readonly time: string;
}): string {
  const { call, claim, key, time } = input;
  const canonical = [
    call.method,
    // Every service but S3 encodes the path, which is encoded already, once more.
    call.path.split("/").map(encode).join("/"),
    [...call.query]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...claim.names.map((name) => `${name}:${(call.headers[name] ?? "").trim()}`),
    "",
    claim.names.join(";"),
    sha256(call.body),
  ].join("\n");
  const { date, region, service } = claim;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const signing = [date, region, service, "aws4_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${key.secretAccessKey}`),
  );
  return createHmac("sha256", signing).update(text).digest("hex");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function isNow(time: string): boolean {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Math.abs(Date.now() - at) < 300_000;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
