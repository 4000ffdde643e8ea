import { XMLParser } from "fast-xml-parser";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { AwsSessionKeys } from "@/lib/shared/setup-test/operator";

const parser = new XMLParser({ parseTagValue: false, processEntities: false });

/** What the token service said: keys, or the name of an error (empty where it is neither). */
export interface StsAnswer {
  readonly keys: AwsSessionKeys | null;
  readonly error: string;
}

/** Reads an answer of AssumeRole. */
export function readStsAnswer(response: HttpResponse): StsAnswer {
  const document = parse(response.text());
  const given = at(document, ["AssumeRoleResponse", "AssumeRoleResult", "Credentials"]);
  const keys = {
    accessKeyId: text(at(given, ["AccessKeyId"])),
    secretAccessKey: text(at(given, ["SecretAccessKey"])),
    sessionToken: text(at(given, ["SessionToken"])),
  };
  const isComplete = response.status === 200 && Object.values(keys).every((one) => one !== "");
  const error = text(at(document, ["ErrorResponse", "Error", "Code"]));
  return { keys: isComplete ? keys : null, error: /^\w{1,64}$/.test(error) ? error : "" };
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((one, name) => Object(one)[name], value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
