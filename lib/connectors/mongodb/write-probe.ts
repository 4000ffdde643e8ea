import { randomBytes } from "node:crypto";
import type { FailedOutcome, StageOutcome } from "../types";
import { clientStage, type MongoCheck } from "./client-stage";

/** Makes a collection, writes, reads and removes it: not every server has transactions. */
export const writeProbe = clientStage({
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    const name = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const failure = await fillCollection({ check, name });
    const isGone = await dropCollection({ check, name });
    if (failure !== null) return isGone ? failure : naming({ failure, name });
    return isGone ? passed : leftBehind({ check, name });
  },
});

const passed: StageOutcome = {
  status: "PASSED",
  message: "Made a collection, wrote a document, read it and removed everything.",
};

interface Probe {
  readonly check: MongoCheck;
  readonly name: string;
}

async function fillCollection({ check, name }: Probe): Promise<FailedOutcome | null> {
  try {
    const collection = check.client.db(check.settings.writeDatabase).collection(name);
    const { insertedId: _id } = await collection.insertOne({ latchkey: true });
    await collection.findOne({ _id });
    await collection.deleteOne({ _id });
    return null;
  } catch (error) {
    return check.failWith(error);
  }
}

/** Drops what may be there even after a failure. What is not there at all is as good as dropped. */
async function dropCollection({ check, name }: Probe): Promise<boolean> {
  const database = check.client.db(check.settings.writeDatabase);
  try {
    await database.dropCollection(name);
    return true;
  } catch {
    // Whatever the reason: only the list of collections knows whether it is still there.
    return database
      .listCollections({ name }, { nameOnly: true })
      .toArray()
      .then(
        (found) => found.length === 0,
        () => false,
      );
  }
}

/** The failure says more than what is left behind, but that has to be known too. */
function naming({
  failure,
  name,
}: {
  readonly failure: FailedOutcome;
  readonly name: string;
}): FailedOutcome {
  return { ...failure, details: [...(failure.details ?? []), { label: "Left behind", value: name }] };
}

function leftBehind({ check, name }: Probe): StageOutcome {
  return {
    ...check.fail("permissionDenied"),
    status: "WARNING",
    message: `This user may not drop collections: the probe ${name} is left in ${check.settings.writeDatabase}.`,
  };
}
