import { randomBytes } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { MongoClient } from "mongodb";
import type { AwsKeys } from "../kit/aws/send-signed";

/** What the server has us sign: who are you, as AWS's own token service would ask. */
const body = "Action=GetCallerIdentity&Version=2011-06-15";

/**
 * Signs in with the temporary keys of a role (mechanism MONGODB-AWS of MongoDB's authentication specification).
 * The driver does this with the AWS SDK only. It signs in the one connection of the client's pool.
 */
export async function signInWithRole(input: {
  readonly client: MongoClient;
  readonly keys: AwsKeys;
}): Promise<void> {
  const { BSON, Binary } = await import("mongodb");
  const external = input.client.db("$external");
  const nonce = randomBytes(32);
  const started = await external.command({
    saslStart: 1,
    mechanism: "MONGODB-AWS",
    payload: new Binary(BSON.serialize({ r: new Binary(nonce), p: 110 })),
  });
  const { s: serverNonce, h: host } = BSON.deserialize(bytesOf(started.payload), { promoteBuffers: true });
  const both = bytesOf(serverNonce);
  if (both.length !== 64 || !both.subarray(0, 32).equals(nonce))
    throw new Error("the server's nonce is not ours");
  const { authorization, date } = await sign({ keys: input.keys, host, nonce: both });
  const { sessionToken } = input.keys;
  await external.command({
    saslContinue: 1,
    conversationId: started.conversationId,
    payload: new Binary(
      BSON.serialize({
        a: authorization,
        d: date,
        ...(sessionToken === undefined ? {} : { t: sessionToken }),
      }),
    ),
  });
}

/**
 * The token service the server wants the request signed for. It has to be AWS's own: signed for another one,
 * the request would be worth something elsewhere.
 */
function readStsHost(host: unknown): { readonly name: string; readonly region: string } {
  const [name, region] = /^sts(?:\.([a-z0-9-]+))?\.amazonaws\.com$/.exec(String(host)) ?? [];
  if (name === undefined) throw new Error("the server wants a request to another service signed");
  return { name, region: region ?? "us-east-1" };
}

async function sign(input: { readonly keys: AwsKeys; readonly host: unknown; readonly nonce: Buffer }) {
  const { name, region } = readStsHost(input.host);
  const signer = new AwsV4Signer({
    ...input.keys,
    service: "sts",
    region,
    method: "POST",
    url: `https://${name}/`,
    // Type and length too, which usually are not signed: the server sends exactly these on.
    allHeaders: true,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
      "X-MongoDB-Server-Nonce": input.nonce.toString("base64"),
      "X-MongoDB-GS2-CB-Flag": "n",
    },
    body,
  });
  const signed = await signer.sign();
  const date = signed.headers.get("X-Amz-Date") ?? "";
  return { authorization: signed.headers.get("Authorization") ?? "", date };
}

function bytesOf(value: unknown): Buffer {
  const bytes: unknown =
    typeof value === "object" && value !== null && "buffer" in value ? value.buffer : value;
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(bytes as Uint8Array);
}
