import { XMLParser } from "fast-xml-parser";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { FailedOutcome } from "../../types";
import type { ObjectAction, ObjectStoreFields } from "./object-store";
import { accessDenied, type S3Failure, s3Failures } from "./s3-failures";

const parser = new XMLParser({ parseTagValue: false, processEntities: false });

/** Explains an S3 answer other than 2xx. The raw text stays out: it repeats key ids and signatures. */
export function explainS3(input: {
  readonly action: ObjectAction;
  readonly answer: HttpResponse;
  readonly fields: ObjectStoreFields;
  readonly bucket: string;
}): FailedOutcome {
  const { answer, action, fields, bucket } = input;
  const raw = readError(answer);
  const failure =
    raw.code === "AccessDenied" || raw.code === "AllAccessDisabled"
      ? accessDenied({ action, bucket })
      : (s3Failures[raw.code] ?? byStatus({ answer, action, bucket }));
  const { field, ...rest } = failure;
  const isRegion = failure.code === "region_mismatch" && raw.region !== undefined;
  return {
    status: "FAILED",
    ...rest,
    ...(isRegion ? { hint: `Choose the region ${raw.region}.` } : {}),
    ...(field === undefined ? {} : { field: fields[field] }),
    details: [
      { label: "HTTP status", value: String(answer.status) },
      ...(raw.code === "" ? [] : [{ label: "Error code", value: raw.code }]),
    ],
  };
}

/** Name of the error and the region the bucket is in, as far as they look like what they should be. */
function readError(answer: HttpResponse): { readonly code: string; readonly region: string | undefined } {
  const error = readErrorElement(answer.text());
  const region = answer.headers["x-amz-bucket-region"] ?? error.Region;
  return {
    code: typeof error.Code === "string" && /^\w{1,64}$/.test(error.Code) ? error.Code : "",
    region: typeof region === "string" && /^[a-z0-9-]{1,40}$/.test(region) ? region : undefined,
  };
}

function readErrorElement(xml: string): Readonly<Record<string, unknown>> {
  try {
    const error: unknown = parser.parse(xml)?.Error;
    return typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function byStatus(input: {
  readonly answer: HttpResponse;
  readonly action: ObjectAction;
  readonly bucket: string;
}): S3Failure {
  const { status } = input.answer;
  if (status === 301 || status === 307) return known("PermanentRedirect");
  if (status === 403) return accessDenied(input);
  if (status === 429) return known("SlowDown");
  return known(status >= 500 ? "InternalError" : "");
}

const notS3: S3Failure = {
  code: "wrong_service",
  field: "host",
  message: "The service answered, but not as S3 storage does.",
  hint: "Enter the address of the storage service itself, not that of its web console.",
};

function known(code: string): S3Failure {
  return s3Failures[code] ?? notS3;
}
