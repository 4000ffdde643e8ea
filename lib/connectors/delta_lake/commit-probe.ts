import { randomBytes } from "node:crypto";
import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { BucketState } from "../kit/bucket/bucket";
import { openBucket } from "../kit/bucket/open-bucket";
import { folderPrefix } from "../kit/object-store/folder-prefix";
import type { ObjectStore } from "../kit/object-store/object-store";
import { pointToField } from "../kit/point-to-field";
import type { Stage, StageOutcome } from "../types";
import { bucket } from "./bucket";

/**
 * A commit is a file of the table's log that must not be there yet. Whether the storage refuses the second
 * of two decides if two writers at once can lose one (Delta protocol, "Delta Log Entries").
 */
export const commitProbe: Stage<BucketState> = {
  id: "commit_probe",
  title: "Check that no commit overwrites another",
  run: ({ values, context, state }) =>
    pointToField({
      fields: {},
      egressAddresses: context.egressAddresses,
      work: () => {
        const store = openBucket({ definition: bucket, values, context, grant: state.bucket ?? {} });
        const key = `${folderPrefix({ values })}_latchkey_probe_${randomBytes(4).toString("hex")}`;
        return probe({ store, key, signal: context.signal });
      },
    }),
};

interface Probe {
  readonly store: ObjectStore;
  readonly key: string;
  readonly signal: AbortSignal;
}

async function probe({ store, key, signal }: Probe): Promise<StageOutcome> {
  const write = (body: string) => store.send({ action: "write", key, body, isNew: true, signal });
  const answers: HttpResponse[] = [];
  let isRemoved = false;
  try {
    answers.push(await write("first"), await write("second"));
  } finally {
    // Without the stage's signal: what was written is removed even when the stage is out of time.
    isRemoved = await store.send({ action: "remove", key }).then(
      ({ status }) => status < 300 || status === 404,
      () => false,
    );
  }
  const busy = answers.find(({ status }) => status === 429 || (status >= 500 && status !== 501));
  if (busy !== undefined) return store.explain({ action: "write", answer: busy });
  if (!isRemoved) return leftBehind(key);
  const [first = 0, second = 0] = answers.map(({ status }) => status);
  // Azure says 409, all others say 412.
  const isGuarded = first < 300 && (second === 412 || second === 409);
  return isGuarded
    ? { status: "PASSED", message: "The storage does not let one commit overwrite another." }
    : unguarded([first, second]);
}

function unguarded(statuses: readonly number[]): StageOutcome {
  return {
    status: "WARNING",
    code: "open_access",
    message: "The storage does not keep one writer from overwriting what another has just committed.",
    hint: "Let one service alone write to these tables, or use a storage service that supports conditional writes.",
    details: statuses.map((status) => ({ label: "HTTP status", value: String(status) })),
  };
}

function leftBehind(key: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    message: `The probe ${key} could not be removed and was left in the bucket.`,
    hint: "Remove this object yourself, and allow deleting objects.",
    details: [{ label: "Object", value: key }],
  };
}
