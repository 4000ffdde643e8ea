import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext, HttpResponse } from "@/lib/shared/setup-test/context";
import type { Stage, StageOutcome } from "../../types";
import { type AwsKeys, sendSigned } from "../aws/send-signed";
import { bucketPolicy } from "./s3-failures";

/** Where the key is looked at. */
interface S3Account {
  /** Origin without a path, such as `https://s3.eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly keys: AwsKeys;
  /** Property that holds the key's id. */
  readonly keyField: string;
}

/**
 * Looks whether the key sees all buckets of its account, which loading into one does not need. It asks for their
 * list alone: trying other buckets would set off the alarms of their owners.
 */
export function s3PowersStage<State>(input: {
  open(from: { readonly values: PropertyValues; readonly state: State }): S3Account;
}): Stage<State> {
  return {
    id: "permissions",
    title: "Check permissions",
    run: async ({ values, context, state }) => {
      const account = input.open({ values, state });
      const answer = await listBuckets({ account, context });
      const seen = answer?.status === 200 ? answer.text().split("<Bucket>").length - 1 : 0;
      if (seen < 2) return { status: "PASSED", message: "We found no rights of this key beyond the bucket." };
      return excess({ account, seen });
    },
  };
}

/** Null where no answer came: it is no reason not to load. */
async function listBuckets(input: {
  readonly account: S3Account;
  readonly context: CheckContext;
}): Promise<HttpResponse | null> {
  const { account, context } = input;
  const { endpoint, keys, region } = account;
  const request = { method: "GET", url: `${endpoint}/` } as const;
  return sendSigned({ http: context.http, keys, service: "s3", region, request }).catch(() => null);
}

function excess({ account, seen }: { readonly account: S3Account; readonly seen: number }): StageOutcome {
  return {
    status: "WARNING",
    code: "superuser",
    field: account.keyField,
    message: `This key can do more than loading needs. It sees all ${seen} buckets of the account.`,
    hint: "It works. A key with this policy alone would be safer.",
    remedy: bucketPolicy(account),
  };
}
