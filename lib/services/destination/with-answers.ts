import "server-only";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { Secret } from "@/lib/vault/secret";

/** Does the work with all answers of a connection, secrets included, which are wiped when it is done. */
export async function withAnswers<Result>(input: {
  /** Plain answers. */
  readonly config: unknown;
  readonly opened: Readonly<Record<string, Secret>>;
  readonly work: (values: PropertyValues) => Promise<Result>;
}): Promise<Result> {
  const { config, opened, work } = input;
  try {
    const secrets = Object.entries(opened).map(([name, secret]) => [name, secret.reveal()]);
    return await work({ ...(config as PropertyValues), ...Object.fromEntries(secrets) });
  } finally {
    for (const secret of Object.values(opened)) secret.wipe();
  }
}
