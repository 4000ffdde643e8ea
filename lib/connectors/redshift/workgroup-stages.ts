import type { PropertyValues } from "@/lib/shared/report-card/types";
import { callAwsJson } from "../kit/aws/call-aws-json";
import type { AwsKeys } from "../kit/aws/send-signed";
import type { BucketState } from "../kit/bucket/bucket";
import { stagingBucketStages } from "../kit/bucket/bucket-stages";
import { stagingBucket } from "../kit/bucket/staging-step";
import { readPath } from "../kit/http-api/api-answer";
import { type ApiCheck, toStage } from "../kit/http-api/api-stage";
import { createApiState } from "../kit/http-api/api-state";
import type { PostgresState } from "../kit/postgres-wire/state";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { workgroupAuth } from "./sign-in-step";
import { workgroupFailures } from "./workgroup-failures";

type RedshiftState = PostgresState & BucketState;

const isByWorkgroup = (values: PropertyValues) =>
  textValue({ values, name: "auth_method" }) === workgroupAuth;
const ofBucket = stagingBucketStages<RedshiftState>(stagingBucket(["bucket_s3"]));
const [takesRole] = ofBucket.filter(({ id }) => id === "assume_role");

/** Seconds the password is good for: the least that Redshift gives. */
const goodFor = 900;

/** The endpoint of a workgroup names its region. */
const endpoint = /\.([a-z]{2}(?:-[a-z]+)+-\d)\.redshift-serverless\.amazonaws\.com(?:\.cn)?$/;

const getCredentials: Stage<RedshiftState> = {
  id: "workgroup_credentials",
  title: "Get a password for the workgroup",
  applies: isByWorkgroup,
  run: async ({ values, context, state }) => {
    const stage = toStage({
      place: { service: "Redshift Serverless", base: () => "", hostField: "workgroup" },
      credentialField: "bucket_auth_method",
      stage: {
        id: "workgroup_credentials",
        title: "",
        run: async (check) => {
          state.login = await ask({ check, keys: state.bucket?.keys });
          return { status: "PASSED", message: "Redshift gave a password for a quarter of an hour." };
        },
      },
    });
    return stage.run({ values, context, state: createApiState() });
  },
};

/** Asks for a user and password of the workgroup, with the identity that the bucket is opened with. */
async function ask(input: { readonly check: ApiCheck; readonly keys: AwsKeys | undefined }) {
  const { check } = input;
  const { text } = check;
  if (text("bucket_vendor") !== "bucket_s3") {
    return check.refuse({
      code: "invalid_value",
      field: "bucket_vendor",
      message: "The workgroup is signed in to with the AWS identity of the bucket, and no bucket is chosen.",
      hint: "Choose a bucket in Amazon S3, or sign in with user name and password.",
    });
  }
  const answer = await callAwsJson({
    check,
    action: {
      service: "redshift-serverless",
      region: endpoint.exec(text("host"))?.[1] ?? text("bucket_region"),
      keys: input.keys ?? { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") },
      target: "RedshiftServerless.GetCredentials",
      json: { workgroupName: text("workgroup"), dbName: text("database"), durationSeconds: goodFor },
      failures: workgroupFailures({ hasRole: input.keys !== undefined }),
    },
  });
  const [username, password] = [readPath(answer, "dbUser"), readPath(answer, "dbPassword")];
  return { username, password, loginField: "workgroup" };
}

/** What comes before the sign-in to a workgroup. */
export const workgroupStages: readonly Stage<RedshiftState>[] = [
  ...(takesRole === undefined ? [] : [onlyIf(takesRole, isByWorkgroup)]),
  getCredentials,
];

/** The bucket that the cluster loads from; its role was taken on before where it signs in too. */
export const bucketStages: readonly Stage<RedshiftState>[] = ofBucket.map((stage) =>
  stage === takesRole ? onlyIf(stage, (values) => !isByWorkgroup(values)) : stage,
);

function onlyIf(
  stage: Stage<RedshiftState>,
  applies: (values: PropertyValues) => boolean,
): Stage<RedshiftState> {
  return { ...stage, applies: (values) => applies(values) && (stage.applies?.(values) ?? true) };
}
