import { randomBytes } from "node:crypto";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { Stage, StageOutcome } from "../../types";
import type { FieldsByCode } from "../network-failure";
import { pointToField } from "../point-to-field";
import { folderPrefix } from "./folder-prefix";
import type { ObjectAction, ObjectStore } from "./object-store";

/** What the object stages need to know of a connector. */
export interface ObjectStagesDefinition<State> {
  /** "bucket" or "container". */
  readonly noun: string;
  /** Properties that network failures point to. */
  readonly fields: FieldsByCode | ((values: PropertyValues) => FieldsByCode);
  /** Property that holds the folder. @default "folder" */
  readonly folderProperty?: string;
  open(input: {
    readonly values: PropertyValues;
    readonly context: CheckContext;
    readonly state: State;
  }): ObjectStore;
}

/** Finds the bucket, then writes, reads and removes one small object in the folder. */
export function objectStages<State>(definition: ObjectStagesDefinition<State>): readonly Stage<State>[] {
  const stage = (
    id: string,
    title: string,
    work: (run: { store: ObjectStore; folder: string; context: CheckContext }) => Promise<StageOutcome>,
  ): Stage<State> => ({
    id,
    title,
    run: ({ values, context, state }) =>
      pointToField({
        fields: typeof definition.fields === "function" ? definition.fields(values) : definition.fields,
        egressAddresses: context.egressAddresses,
        work: () =>
          work({
            store: definition.open({ values, context, state }),
            folder: folderPrefix({ values, name: definition.folderProperty ?? "folder" }),
            context,
          }),
      }),
  });
  return [
    stage(definition.noun, `Find the ${definition.noun}`, findBucket),
    stage("write_probe", "Write and remove a probe", writeProbe),
  ];
}

interface StoreRun {
  readonly store: ObjectStore;
  readonly folder: string;
  readonly context: CheckContext;
}

async function findBucket({ store, folder, context }: StoreRun): Promise<StageOutcome> {
  const answer = await store.send({ action: "list", key: folder, signal: context.signal });
  if (!isGood(answer.status)) return store.explain({ action: "list", answer });
  return { status: "PASSED", message: `The ${store.noun} is there and its objects can be listed.` };
}

async function writeProbe({ store, folder, context }: StoreRun): Promise<StageOutcome> {
  const key = `${folder}_latchkey_probe_${randomBytes(4).toString("hex")}`;
  const body = randomBytes(16).toString("hex");
  const failed = async (action: ObjectAction): Promise<StageOutcome | null> => {
    const answer = await store.send({ action, key, body, signal: context.signal });
    if (!isGood(answer.status)) return store.explain({ action, answer });
    return action === "read" && answer.text() !== body ? otherContent(key) : null;
  };
  const refused = await failed("write");
  if (refused !== null) return refused;
  let unreadable: StageOutcome | null = null;
  let isRemoved = false;
  try {
    unreadable = await failed("read");
  } finally {
    // Without the stage's signal: what was written is removed even when the stage is out of time.
    isRemoved = await store.send({ action: "remove", key }).then(
      ({ status }) => isGood(status) || status === 404,
      () => false,
    );
  }
  if (unreadable !== null) return unreadable;
  if (!isRemoved) return leftBehind({ key, noun: store.noun });
  return { status: "PASSED", message: "Wrote a small object, read it back and removed it." };
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

function otherContent(key: string): StageOutcome {
  return {
    status: "FAILED",
    code: "wrong_service",
    message: "An object that was just written came back with another content.",
    hint: "A proxy or cache may be in between. Enter the address of the storage service itself.",
    details: [{ label: "Object", value: key }],
  };
}

function leftBehind({ key, noun }: { readonly key: string; readonly noun: string }): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    message: `Objects can be written but not removed. ${key} was left in the ${noun}.`,
    hint: "Allow deleting objects too, and remove this object yourself.",
    details: [{ label: "Object", value: key }],
  };
}
