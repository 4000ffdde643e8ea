import { z } from "zod";

/** A secret of the operator: no print, log or JSON of the settings shows it. */
export interface HiddenText {
  reveal(): string;
}

/** The AWS user or role this deployment takes on customers' roles with. */
export interface OperatorAws {
  /** What customers' trust policies name. */
  readonly principalArn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: HiddenText;
  readonly sessionToken: HiddenText | undefined;
}

/** The Google service account this deployment acts as customers' service accounts with. */
export interface OperatorGoogle {
  readonly email: string;
  readonly privateKey: HiddenText;
}

/** The JSON key file of a service account. */
export const keyFile = z.string().transform((text, context) => {
  const key = readKeyFile(text);
  if (key !== null) return key;
  context.addIssue({ code: "custom", message: "not a key file" });
  return z.NEVER;
});

/** The variables of the operator's identity. */
export const operatorVariables = {
  /** The user or role that customers' trust policies name; needed with the key pair. */
  LATCHKEY_AWS_PRINCIPAL_ARN: z
    .string()
    .regex(/^arn:aws(-cn|-us-gov)?:iam::\d{12}:(root|(user|role)\/[\w+=,.@/-]{1,512})$/)
    .optional(),
  /** Key pair of that user or role. */
  LATCHKEY_AWS_ACCESS_KEY_ID: z
    .string()
    .regex(/^[A-Z0-9]{16,128}$/)
    .optional(),
  LATCHKEY_AWS_SECRET_ACCESS_KEY: z.string().min(16).max(256).optional(),
  /** Only with temporary keys. */
  LATCHKEY_AWS_SESSION_TOKEN: z.string().min(1).max(8192).optional(),
  /** Key file (JSON) of the service account that customers let in. */
  LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile.optional(),
} as const;

/** What each variable must look like, in words. */
export const operatorExpectations: Readonly<Record<string, string>> = {
  LATCHKEY_AWS_PRINCIPAL_ARN:
    "must be the ARN of a user or role such as arn:aws:iam::123456789012:role/latchkey",
  LATCHKEY_AWS_ACCESS_KEY_ID: "must be an access key ID such as AKIAIOSFODNN7EXAMPLE",
  LATCHKEY_AWS_SECRET_ACCESS_KEY: "must be the secret of the access key",
  LATCHKEY_AWS_SESSION_TOKEN: "must be a session token",
  LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY: "must be the JSON key file of a service account",
};

const awsNames = [
  "LATCHKEY_AWS_PRINCIPAL_ARN",
  "LATCHKEY_AWS_ACCESS_KEY_ID",
  "LATCHKEY_AWS_SECRET_ACCESS_KEY",
] as const;

type OperatorValues = z.infer<z.ZodObject<typeof operatorVariables>>;

/** Sentences about variables that are there without the others they need. */
export function incompleteOperator(values: OperatorValues): readonly string[] {
  const given = awsNames.filter((name) => values[name] !== undefined);
  if (given.length === 0 || given.length === awsNames.length) return [];
  return awsNames
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} must be there too when ${given[0]} is`);
}

/** The identities that are complete; undefined where there is none. */
export function readOperator(values: OperatorValues): {
  readonly operatorAws: OperatorAws | undefined;
  readonly operatorGoogle: OperatorGoogle | undefined;
} {
  const [principalArn, accessKeyId, secret] = awsNames.map((name) => values[name]);
  const token = values.LATCHKEY_AWS_SESSION_TOKEN;
  return {
    operatorAws:
      principalArn === undefined || accessKeyId === undefined || secret === undefined
        ? undefined
        : {
            principalArn,
            accessKeyId,
            secretAccessKey: hide(secret),
            sessionToken: token === undefined ? undefined : hide(token),
          },
    operatorGoogle: values.LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY,
  };
}

function readKeyFile(text: string): OperatorGoogle | null {
  try {
    const { type, client_email: email, private_key: key }: Record<string, unknown> = JSON.parse(text);
    const isKey = type === "service_account" && typeof email === "string" && typeof key === "string";
    return isKey && key.includes("PRIVATE KEY") ? { email, privateKey: hide(key) } : null;
  } catch {
    return null;
  }
}

/** Keeps a secret out of every print of what holds it. */
export function hide(text: string): HiddenText {
  return Object.freeze({ reveal: () => text });
}
