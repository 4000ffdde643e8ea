import type { ApiReply, ApiRoute } from "../http-emulator.ts";
import { type KnownAwsKey, verifySigv4 } from "../verify-sigv4.ts";

/** GetCredentials of Redshift Serverless as documented: a workgroup gives a user and a password for a while. */
export function redshiftServerlessRoute(input: {
  readonly region: string;
  /** Who may ask. */
  readonly allowed: readonly KnownAwsKey[];
  /** Who is known, and may not. */
  readonly denied: readonly KnownAwsKey[];
  /** By workgroup. */
  readonly logins: Readonly<Record<string, { readonly username: string; readonly password: string }>>;
}): ApiRoute {
  const { region, allowed, denied, logins } = input;
  return {
    on: "POST https://redshift-serverless.*/",
    reply: (call) => {
      // The keys of a role and of its user may have one id.
      const token = call.headers["x-amz-security-token"];
      const keys = [...allowed, ...denied].filter(({ sessionToken }) => sessionToken === token);
      const verdict = verifySigv4({ call, service: "redshift-serverless", region, keys });
      if ("error" in verdict) return refusal(verdict.error);
      if (call.headers["x-amz-target"] !== "RedshiftServerless.GetCredentials")
        return refusal("UnknownOperationException");
      if (denied.some(({ accessKeyId }) => accessKeyId === verdict.accessKeyId))
        return refusal("AccessDeniedException");
      const login = logins[String(Reflect.get(Object(call.json), "workgroupName"))];
      if (login === undefined) return refusal("ResourceNotFoundException");
      const { username: dbUser, password: dbPassword } = login;
      return {
        status: 200,
        json: { dbUser, dbPassword, expiration: 4_102_444_800, nextRefreshTime: 4_102_444_800 },
      };
    },
  };
}

function refusal(type: string): ApiReply {
  return {
    status: 400,
    json: { __type: `com.amazonaws.redshiftserverless#${type}`, message: "upstream text" },
  };
}
