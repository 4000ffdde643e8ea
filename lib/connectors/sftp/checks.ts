import { randomBytes } from "node:crypto";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { SftpSession } from "@/lib/shared/setup-test/sftp";
import { pointToField } from "../kit/point-to-field";
import { textValue } from "../kit/text-value";
import type { Stage, StageOutcome } from "../types";
import { hostKey, signIn } from "./sign-in";
import type { SftpState } from "./state";

const folder: Stage<SftpState> = {
  id: "folder",
  title: "Find the folder",
  run: ({ values, context, state }) => {
    const asked = textValue({ values, name: "folder", fallback: "." });
    return inFolder({
      context,
      state,
      hint: "Check the spelling, or create the folder. A folder given without a slash in front is below the user's own.",
      work: async (sftp) => {
        const { signal } = context;
        state.folder = await sftp.realPath({ path: asked, signal });
        if (!(await sftp.isFolder({ path: state.folder, signal }))) return notAFolder(state.folder);
        return { status: "PASSED", message: `The folder ${state.folder} is there.` };
      },
    });
  },
};

const writeProbe: Stage<SftpState> = {
  id: "write_probe",
  title: "Write and remove a probe",
  run: ({ context, state }) =>
    inFolder({
      context,
      state,
      hint: "Give this user the right to create, read and remove files in the folder.",
      work: (sftp) => {
        const path = `${state.folder.replace(/\/$/, "")}/_latchkey_probe_${randomBytes(4).toString("hex")}`;
        return probe({ sftp, path, signal: context.signal });
      },
    }),
};

async function probe(input: {
  readonly sftp: SftpSession;
  readonly path: string;
  readonly signal: AbortSignal;
}): Promise<StageOutcome> {
  const { sftp, path, signal } = input;
  const text = randomBytes(16).toString("hex");
  await sftp.write({ path, text, signal });
  let isRemoved = false;
  let found = "";
  try {
    found = await sftp.read({ path, signal });
  } finally {
    // Without the stage's signal: what was written is removed even when the stage is out of time.
    isRemoved = await sftp.remove({ path }).then(
      () => true,
      () => false,
    );
  }
  if (found !== text) return otherContent(path);
  if (!isRemoved) return leftBehind(path);
  return { status: "PASSED", message: "Wrote a small file, read it back and removed it." };
}

function inFolder(input: {
  readonly context: CheckContext;
  readonly state: SftpState;
  readonly hint: string;
  readonly work: (sftp: SftpSession) => Promise<StageOutcome>;
}): Promise<StageOutcome> {
  const { context, state, hint, work } = input;
  const { sftp } = state;
  if (sftp === null) throw new Error("the folder needs authenticate before it");
  return pointToField({
    fields: { otherwise: "folder" },
    egressAddresses: context.egressAddresses,
    work: () => work(sftp),
  }).then((outcome) =>
    outcome.status === "FAILED" && outcome.field === "folder" ? { ...outcome, hint } : outcome,
  );
}

function notAFolder(path: string): StageOutcome {
  return {
    status: "FAILED",
    code: "path_not_found",
    field: "folder",
    message: `${path} is a file, not a folder.`,
    hint: "Enter the folder the file is in.",
  };
}

function otherContent(path: string): StageOutcome {
  return {
    status: "FAILED",
    code: "provider_error",
    message: "A file that was just written came back with another content.",
    hint: "Something on the server changes or moves new files. Use a folder it leaves alone.",
    details: [{ label: "File", value: path }],
  };
}

function leftBehind(path: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "folder",
    message: `Files can be written but not removed. ${path} was left there.`,
    hint: "Allow removing files too, and remove this file yourself.",
  };
}

/** What is checked once the server is reached, in order. */
export const checks = [hostKey, signIn, folder, writeProbe];

/** Those that have to pass before the folder can be looked into. */
export const opening = [hostKey, signIn, folder];
